import { type Message, message } from "./message";

/** The first byte of what a publishing socket hears when somebody subscribes. */
const SUBSCRIBED = 1;
const strict = new TextDecoder("utf-8", { fatal: true });

/** The topic that an event of the publishing socket subscribes to; none when the event is another, or no text. */
export function subscription(event: Uint8Array | undefined): string | undefined {
  if (event?.[0] !== SUBSCRIBED) return undefined;
  try {
    return strict.decode(event.subarray(1));
  } catch {
    return undefined;
  }
}

/**
 * What a subscriber hears first: from here on it misses nothing.
 *
 * Source: Jupyter enhancement proposal 65.
 */
export function welcome(topic: string): Message {
  return message("iopub_welcome", { subscription: topic }, undefined);
}
