import type { Language } from "./texts";

const all = {
  en: {
    validation: "validation loss",
    edge: "the best value lies on the edge of the range that was searched; a better one may lie beyond",
    time: ["optimizer", "reached", "epochs", "updates", "samples", "seconds"],
    trial: ["loss", "deviation", "diverged"],
    more: (count: number) => `and ${count} more, with higher losses`,
    allDiverged: "every trial diverged: try smaller learning rates",
    stayed: {
      model: "all trials were made on one thread: the model is code of your own, which cannot travel to another",
      optimizer:
        "all trials were made on one thread: the optimizer is code of your own, which cannot travel to another",
    },
  },
  ko: {
    validation: "검증 손실",
    edge: "가장 좋은 값이 탐색한 범위의 끝에 있습니다. 범위 밖에 더 좋은 값이 있을 수 있습니다",
    time: ["옵티마이저", "도달", "에폭", "업데이트", "샘플", "초"],
    trial: ["손실", "표준편차", "발산"],
    more: (count: number) => `그 밖에 손실이 더 큰 ${count}개`,
    allDiverged: "모든 시도가 발산했습니다. 더 작은 학습률을 써 보세요",
    stayed: {
      model: "모든 시도를 한 스레드에서 실행했습니다. 직접 작성한 모델의 코드는 다른 스레드로 보낼 수 없습니다",
      optimizer:
        "모든 시도를 한 스레드에서 실행했습니다. 직접 작성한 옵티마이저의 코드는 다른 스레드로 보낼 수 없습니다",
    },
  },
} as const;

/** The words of the tables in one language, which is known to be one of the two. */
export function tableWords(language: Language): (typeof all)[Language] {
  return all[language];
}
