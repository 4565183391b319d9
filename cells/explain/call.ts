import type ts from "typescript";
import { documentationParts, textOf } from "./jsdoc";
import type { Entry, Part } from "./parts";

/** Keys of an options object to list. */
const MOST_KEYS = 30;

/**
 * Explains the call whose parentheses a position is in: its signature, the parameter that is to be written there, and
 * the keys when an object is being written.
 */
export function explainCall(service: ts.LanguageService, file: string, position: number): Part[] {
  const help = service.getSignatureHelpItems(file, position, undefined);
  if (!help) return [];
  const chosen = help.items[help.selectedItemIndex];
  const others = help.items.filter((item) => item !== chosen);
  const signatures = [chosen, ...others].map(signature).join("\n");
  return [
    { kind: "code", code: signatures },
    ...activeParameter(chosen, help.argumentIndex),
    ...optionKeys(service, file, position),
    ...documentationParts(chosen.documentation, chosen.tags),
  ];
}

function signature(item: ts.SignatureHelpItem): string {
  const parameters = item.parameters.map(({ displayParts }) => textOf(displayParts));
  return [
    textOf(item.prefixDisplayParts),
    parameters.join(`${textOf(item.separatorDisplayParts)} `),
    textOf(item.suffixDisplayParts),
  ].join("");
}

function activeParameter({ parameters, isVariadic }: ts.SignatureHelpItem, argument: number): Part[] {
  const at = isVariadic ? Math.min(argument, parameters.length - 1) : argument;
  const active = parameters.at(at);
  if (!active || at < 0 || at >= parameters.length) return [];
  const entry = { name: textOf(active.displayParts), text: textOf(active.documentation) };
  return [{ kind: "list", title: `Here, parameter ${at + 1} of ${parameters.length}`, entries: [entry] }];
}

/** The keys that the object at a position may still be given, each with its type and meaning. */
function optionKeys(service: ts.LanguageService, file: string, position: number): Part[] {
  const found = service.getCompletionsAtPosition(file, position, {});
  if (!found?.isMemberCompletion) return [];
  const keys = found.entries.filter(({ kind }) => kind === "property" || kind === "method").slice(0, MOST_KEYS);
  const entries = keys.map(({ name }): Entry => {
    const details = service.getCompletionEntryDetails(file, position, name, undefined, undefined, undefined, undefined);
    const type = textOf(details?.displayParts)
      .replace(/^\(\w+\) ([^:?(]*\.)?/, "")
      .replace(/(?<=^\w+\?:.*) \| undefined$/, "");
    return { name: type || name, text: textOf(details?.documentation) };
  });
  return entries.length === 0 ? [] : [{ kind: "list", title: "Keys", entries }];
}
