import type { LiveWords } from "./controls";
import type { Language } from "./notebook";

/** The few words that a handout says itself. */
interface Words {
  readonly contents: string;
  readonly figure: (number: number) => string;
  readonly madeWith: (command: string) => string;
  readonly notSet: string;
  /** What stands where students write, in a sentence and in a comment of code. */
  readonly answer: string;
  readonly answerInCode: string;
  /** What the page says above cells that not everybody gets. */
  readonly labels: Readonly<Record<"solution" | "teacher", string>>;
  readonly editions: Readonly<Record<"student" | "teacher" | "key", string>>;
  readonly data: string;
  readonly seed: string;
  readonly language: string;
  /** Around the controls of a figure. */
  readonly live: (number: number) => LiveWords;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    contents: "Contents",
    figure: (number) => `Figure ${number}`,
    madeWith: (command) => `made with ${command}`,
    notSet: "This formula could not be set",
    answer: "Your answer:",
    answerInCode: "Your code here",
    labels: { solution: "Solution", teacher: "For the teacher" },
    editions: { student: "", teacher: "teacher's edition", key: "answers" },
    data: "data",
    seed: "seed",
    language: "English",
    live: (number) => ({
      controls: `Controls of figure ${number}`,
      copyLink: "Copy link",
      copied: "The link with these values is copied.",
      inAddress: "The address of this page now holds these values.",
      reset: "Reset",
      computing: "Computing …",
      cannotDraw: "The figure stays as it was, as these values cannot be drawn.",
      tooLong: "It takes longer than ten seconds.",
    }),
  },
  ko: {
    contents: "차례",
    figure: (number) => `그림 ${number}`,
    madeWith: (command) => `만든 명령: ${command}`,
    notSet: "조판할 수 없는 수식",
    answer: "나의 답:",
    answerInCode: "여기에 코드를 쓰세요",
    labels: { solution: "풀이", teacher: "교사용 메모" },
    editions: { student: "", teacher: "교사용", key: "정답과 풀이" },
    data: "데이터",
    seed: "시드",
    language: "한국어",
    live: (number) => ({
      controls: `그림 ${number}의 조절 막대`,
      copyLink: "링크 복사",
      copied: "지금 값이 담긴 링크를 복사했습니다.",
      inAddress: "이 페이지의 주소에 지금 값이 담겨 있습니다.",
      reset: "처음 값으로",
      computing: "계산하는 중 …",
      cannotDraw: "이 값으로는 그릴 수 없어 그림을 그대로 둡니다.",
      tooLong: "계산이 10초를 넘었습니다.",
    }),
  },
};
