import type { Language } from "./notebook";

/** The few words that a handout says itself. */
interface Words {
  readonly contents: string;
  readonly figure: (number: number) => string;
  readonly madeWith: (command: string) => string;
  readonly notSet: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    contents: "Contents",
    figure: (number) => `Figure ${number}`,
    madeWith: (command) => `made with ${command}`,
    notSet: "This formula could not be set",
  },
  ko: {
    contents: "차례",
    figure: (number) => `그림 ${number}`,
    madeWith: (command) => `만든 명령: ${command}`,
    notSet: "조판할 수 없는 수식",
  },
};
