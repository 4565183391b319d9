import { quoted } from "../words";

/** The languages of the course. */
export type Language = "en" | "ko";

const all = {
  en: {
    title: "Loss vs. Epochs for Different Optimizers",
    epochs: "Epochs",
    loss: "Loss (mean squared error)",
    gap: "Loss above the best possible",
    diverged: "diverged",
    columns: ["optimizer", "loss", "lowest tenth", "highest tenth", "above the best", "diverged", "steps", "ms"],
  },
  ko: {
    title: "옵티마이저별 에폭에 따른 손실",
    epochs: "에폭",
    loss: "손실 (평균 제곱 오차)",
    gap: "손실과 최솟값의 차이, 최솟값",
    diverged: "발산",
    columns: ["옵티마이저", "손실", "하위 10%", "상위 10%", "최솟값과의 차이", "발산", "업데이트", "밀리초"],
  },
} as const;

/** The words of the figures in one language. */
export function texts(language: Language): (typeof all)[Language] {
  if (language in all) return all[language];
  throw new RangeError(`Cannot draw as language must be "en" or "ko": current value is ${quoted(language)}`);
}
