import { quoted } from "../words";

/** The languages of the course. */
export type Language = "en" | "ko";

const en = {
  title: "Loss vs. Epochs for Different Optimizers",
  epochs: "Epochs",
  loss: "Loss (mean squared error)",
  gap: "Loss above the best possible",
  diverged: "diverged",
  learningRate: "Learning rate η",
  step: "Step t",
  start: "start",
  end: "end",
  columns: ["optimizer", "loss", "lowest tenth", "highest tenth", "above the best", "diverged", "steps", "ms"],
  fittedLine: { title: "Data and Fitted Line", data: "data", line: "fitted line", residuals: "residuals" },
  descentPath: {
    title: "Descent on",
    steps: "steps",
    tangent: "tangent at step",
    slope: "slope",
    through: "closed form",
    leaves: "is far outside the picture from step",
  },
  contourPath: {
    title: "Paths on",
    path: "path",
    minimum: "minimum",
    above: "f above its minimum",
    height: "f",
    leaves: "far outside the picture from step",
  },
  sensitivity: {
    title: "How Much the Learning Rate Matters",
    best: "best at",
    edge: "on the edge: try wider",
    none: "none came down",
    lost: "diverged, or ended above its start",
  },
  basinMap: {
    ends: "Where Descent Ends",
    steps: "How Many Steps Descent Takes",
    horizontal: "Start x₀",
    diverged: "diverged",
    onTheWay: "not there yet",
    elsewhere: "level ground",
    share: "of the starts",
    count: "steps",
  },
  effectiveRate: { title: "Effective Learning Rate of Each Weight", rate: "Step per unit of gradient, −Δw/g" },
  residualPlot: {
    title: "Residuals",
    prediction: "Prediction ŷ",
    residual: "Residual y − ŷ",
    zero: "no error",
    mean: "mean",
    root: "root of the mean square",
    largest: "largest",
  },
  gradientCloud: {
    title: "Mini-Batch Gradients around the Full One",
    slope: "Gradient by weight",
    full: "full gradient",
    batch: "batch of",
    expected: "expected",
    found: "found",
  },
  familyTree: {
    title: "The Family of Optimizers",
    direction: "direction",
    length: "step length",
    both: "both",
    fixes: "Each arrow leads from the parent to what mends its fault",
  },
  rateCurves: {
    title: "What One Step Leaves of the Distance",
    factor: "Factor |1 − ηλ|",
    all: "slowest of all",
    cliff: "cliff 2/λ<sub>max</sub>",
    best: "best",
    plainCliff: "cliff 2/λmax",
  },
};

/** The words of the figures. */
export type Words = typeof en;

const ko: Words = {
  title: "옵티마이저별 에폭에 따른 손실",
  epochs: "에폭",
  loss: "손실 (평균 제곱 오차)",
  gap: "손실과 최솟값의 차이, 최솟값",
  diverged: "발산",
  learningRate: "학습률 η",
  step: "반복 횟수 t",
  start: "시작",
  end: "끝",
  columns: ["옵티마이저", "손실", "하위 10%", "상위 10%", "최솟값과의 차이", "발산", "업데이트", "밀리초"],
  fittedLine: { title: "데이터와 회귀 직선", data: "데이터", line: "회귀 직선", residuals: "잔차" },
  descentPath: {
    title: "경사 하강:",
    steps: "하강 단계",
    tangent: "접선, 단계",
    slope: "기울기",
    through: "닫힌 식",
    leaves: "그림을 멀리 벗어나는 단계",
  },
  contourPath: {
    title: "하강 경로:",
    path: "경로",
    minimum: "최솟점",
    above: "f와 최솟값의 차이",
    height: "f",
    leaves: "그림을 멀리 벗어나는 단계",
  },
  sensitivity: {
    title: "학습률에 따른 결과",
    best: "최적 학습률",
    edge: "범위의 끝: 더 넓게 찾아보세요",
    none: "내려간 것이 없음",
    lost: "발산했거나 시작보다 나쁨",
  },
  basinMap: {
    ends: "하강이 끝나는 곳",
    steps: "하강에 걸리는 반복 횟수",
    horizontal: "시작점 x₀",
    diverged: "발산",
    onTheWay: "아직 도착하지 못함",
    elsewhere: "평평한 곳",
    share: "의 시작점",
    count: "반복",
  },
  effectiveRate: { title: "가중치별 실제 학습률", rate: "기울기 1당 이동 거리, −Δw/g" },
  residualPlot: {
    title: "잔차",
    prediction: "예측값 ŷ",
    residual: "잔차 y − ŷ",
    zero: "오차 없음",
    mean: "평균",
    root: "제곱 평균의 제곱근",
    largest: "가장 큰 잔차",
  },
  gradientCloud: {
    title: "전체 기울기 주위의 미니배치 기울기",
    slope: "가중치별 기울기:",
    full: "전체 기울기",
    batch: "배치 크기",
    expected: "예상",
    found: "측정",
  },
  familyTree: {
    title: "옵티마이저의 계보",
    direction: "방향",
    length: "보폭",
    both: "둘 다",
    fixes: "화살표는 부모에서 그 단점을 고친 옵티마이저로 향합니다",
  },
  rateCurves: {
    title: "한 단계 뒤에 남는 거리의 비율",
    factor: "비율 |1 − ηλ|",
    all: "가장 느린 방향",
    cliff: "한계 2/λ<sub>max</sub>",
    best: "최적",
    plainCliff: "한계 2/λmax",
  },
};

/** The words of the figures in one language. */
export function texts(language: Language): Words {
  if (language === "en") return en;
  if (language === "ko") return ko;
  throw new RangeError(`Cannot draw as language must be "en" or "ko": current value is ${quoted(language)}`);
}
