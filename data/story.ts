import { readText } from "./table";

/**
 * A short story about a girl who comes down a mountain in the fog, in English or in Korean: a text to learn letters from.
 *
 * @param language "en" or "ko"
 * @throws RangeError for another language, or when the file is not there
 *
 * @example
 * story("en").slice(0, 10); // = "A fog came"
 * story("ko").slice(0, 6); // = "아직 산 높"
 */
export function story(language: "en" | "ko"): string {
  if (language !== "en" && language !== "ko") {
    throw new RangeError(
      `Cannot tell the story as language must be "en" or "ko": current value is ${JSON.stringify(language)}`,
    );
  }
  return readText(new URL(`./stories/fog.${language}.txt`, import.meta.url));
}
