import type { Model } from "../compare-options";
import { type Data, toData } from "../dataset";
import { type Matrix, toMatrix } from "../matrix";
import { toRows } from "./door";

/**
 * A firm that looks for the price with the most profit, in several markets at once: descent as economics.
 *
 *     demand in a market at price p:  q = a − b p          profit there:  (p − c) q          loss = − mean profit
 *
 * A row of x holds a and b of one market, y what it costs to make and bring there one piece, c. There is a single weight,
 * the price, which is the same in all markets. Where the loss is level marginal revenue equals marginal cost:
 *
 *     p = (Σ a + Σ b c)/(2 Σ b)
 *
 * Profit is a parabola in p: descent with batches of a few markets does what a firm does that tries prices here and there.
 * The demand is taken as it stands, also at prices at which nobody would buy.
 *
 * @throws RangeError when a slope b is not greater than 0: then no price would be the best
 * @throws TypeError when x does not have two columns
 *
 * @example
 * const markets = { x: [[100, 2], [80, 1]], y: [10, 20] };
 * firm.price(markets); // ≈ 36.667: (180 + 40) / 6
 * const w = Float64Array.of(1);
 * train(firm.objective(markets), w, markets, { optimizer: sgd({ learningRate: 0.1 }), epochs: 200 });
 * w; // ≈ [36.667]
 * firm.profit(36, markets); // = 716: the mean of (36 − 10) · (100 − 72) and (36 − 20) · (80 − 36)
 */
export const firm: Model & {
  /** The best price, in closed form. */
  price(markets: Data): number;
  /** The mean profit over the markets at a price. */
  profit(price: number, markets: Data): number;
} = {
  objective(data) {
    checkMarkets("make an objective", toMatrix("make an objective", data.x));
    return {
      size: 1,
      check: (action, { x }) => checkMarkets(action, x),
      lossAndGradient([p], g, { x: { data: demand }, y, rows, from, to }) {
        let loss = 0;
        g[0] = 0;
        for (let i = from; i < to; i++) {
          const [a, b, c] = [demand[2 * rows[i]], demand[2 * rows[i] + 1], y[rows[i]]];
          loss -= ((p - c) * (a - b * p)) / (to - from);
          g[0] -= (a - b * p - b * (p - c)) / (to - from);
        }
        return loss;
      },
    };
  },
  optimum: (data) => -firm.profit(firm.price(data), data),
  price(markets) {
    const { x, y } = toData("find the best price", markets);
    checkMarkets("find the best price", x);
    let above = 0;
    let below = 0;
    for (let i = 0; i < x.rows; i++) {
      const [a, b] = [x.data[2 * i], x.data[2 * i + 1]];
      above += a + b * y[i];
      below += 2 * b;
    }
    return above / below;
  },
  profit(price, markets) {
    const { x, y } = toData("measure profit", markets);
    checkMarkets("measure profit", x);
    let sum = 0;
    for (let i = 0; i < x.rows; i++) sum += (price - y[i]) * (x.data[2 * i] - x.data[2 * i + 1] * price);
    return sum / x.rows;
  },
};

function checkMarkets(action: string, x: Matrix): void {
  const { data } = toRows(action, x, 2);
  for (let i = 0; i < x.rows; i++) {
    if (data[2 * i + 1] > 0) continue;
    throw new RangeError(
      `Cannot ${action} as the slope of demand must be greater than 0: row ${i}, column 1 is ${data[2 * i + 1]}`,
    );
  }
}
