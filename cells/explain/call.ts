import type ts from "typescript";
import { documentationParts, parametersOf, textOf } from "./jsdoc";
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
  return [
    { kind: "code", code: [chosen, ...others].map(signature).join("\n") },
    ...activeParameter(chosen, help.argumentIndex),
    ...optionKeys(service, file, position, parametersOf(chosen.tags)),
    ...documentationParts(chosen.documentation, chosen.tags),
  ];
}

/** What the documentation of the function around says about one key of its options: `@param options.learningRate …` */
export function explainOption(service: ts.LanguageService, file: string, position: number, key: string): Part[] {
  const help = service.getSignatureHelpItems(file, position, undefined);
  const said = meaningOf(key, parametersOf(help?.items[help.selectedItemIndex].tags));
  return said === "" ? [] : [{ kind: "text", text: said }];
}

function meaningOf(key: string, parameters: readonly Entry[]): string {
  return parameters.find(({ name }) => name.endsWith(`.${key}`))?.text ?? "";
}

function signature(item: ts.SignatureHelpItem): string {
  const parameters = item.parameters.map(({ displayParts }) => textOf(displayParts));
  const separator = `${textOf(item.separatorDisplayParts)} `;
  return textOf(item.prefixDisplayParts) + parameters.join(separator) + textOf(item.suffixDisplayParts);
}

function activeParameter({ parameters, isVariadic }: ts.SignatureHelpItem, argument: number): Part[] {
  const at = isVariadic ? Math.min(argument, parameters.length - 1) : argument;
  const active = parameters[at];
  if (!active) return [];
  const entry = { name: withoutUndefined(textOf(active.displayParts)), text: textOf(active.documentation) };
  return [{ kind: "list", title: `Here, parameter ${at + 1} of ${parameters.length}`, entries: [entry] }];
}

/** The keys that the object at a position may still be given, each with its type and meaning. */
function optionKeys(service: ts.LanguageService, file: string, position: number, said: readonly Entry[]): Part[] {
  const found = service.getCompletionsAtPosition(file, position, {});
  if (!found?.isMemberCompletion) return [];
  const keys = found.entries.filter(({ kind }) => kind === "property" || kind === "method").slice(0, MOST_KEYS);
  const entries = keys.map(({ name }): Entry => {
    const details = service.getCompletionEntryDetails(file, position, name, undefined, undefined, undefined, undefined);
    const type = textOf(details?.displayParts).replace(/^\(\w+\) ([^:?(]*\.)?/, "");
    return { name: withoutUndefined(type || name), text: textOf(details?.documentation) || meaningOf(name, said) };
  });
  return entries.length === 0 ? [] : [{ kind: "list", title: "Keys", entries }];
}

/** The question mark says it already. */
function withoutUndefined(type: string): string {
  return type.replace(/(?<=^\w+\?:.*) \| undefined$/s, "");
}
