import { quoted } from "../words";

/** The languages of the course. */
export type Language = "en" | "ko";

const all = {
  en: {
    epochs: "Epochs",
    loss: "Loss (mean squared error)",
    gap: "Loss above the best possible,",
    lossCurves: "Loss vs. Epochs for Different Optimizers",
  },
  ko: {
    epochs: "에폭",
    loss: "손실 (평균 제곱 오차)",
    gap: "최솟값과의 손실 차이, 최솟값",
    lossCurves: "옵티마이저별 에폭에 따른 손실",
  },
} as const;

/** The words of the figures in one language. */
export function texts(language: Language): Readonly<Record<keyof (typeof all)["en"], string>> {
  if (!(language in all)) {
    throw new RangeError(`Cannot draw as language must be "en" or "ko": current value is ${quoted(language)}`);
  }
  return all[language];
}
