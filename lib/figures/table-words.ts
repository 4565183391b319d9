import type { Language } from "./texts";

const all = {
  en: {
    validation: "validation loss",
    edge: "the best learning rate lies on the edge of the range that was searched; a better one may lie beyond",
    time: ["optimizer", "reached", "epochs", "updates", "samples", "seconds"],
  },
  ko: {
    validation: "검증 손실",
    edge: "가장 좋은 학습률이 탐색한 범위의 끝에 있습니다. 범위 밖에 더 좋은 값이 있을 수 있습니다",
    time: ["옵티마이저", "도달", "에폭", "업데이트", "샘플", "초"],
  },
} as const;

/** The words of the tables in one language, which is known to be one of the two. */
export function tableWords(language: Language): (typeof all)[Language] {
  return all[language];
}
