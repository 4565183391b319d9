// npm run bench -- redraws-in-jupyterlab: how often a figure is drawn anew in JupyterLab while its slider is dragged.
import { loadavg } from "node:os";
import { join } from "node:path";
import { startLab, writeNotebook } from "./lab";

/** The lecture's comparison, five optimizers for 100 epochs on auto-mpg, with the learning rate on a slider. */
const CELL = `import { dataset, explore, slider, StandardScaler } from "descent";
import { autoMpg } from "descent/data";
const table = dataset(autoMpg(), { features: ["Cylinders", "Displacement", "Weight"], target: "MPG" });
const cars = { ...table, x: new StandardScaler().fitTransform(table.x) };
explore({ learningRate: slider(0.0001, 1, { scale: "log", value: 0.001 }) }, cars, (descent, { learningRate }, cars) => {
  const raced = descent.compare({
    model: descent.LinearRegression,
    optimizers: [
      descent.sgd({ learningRate }),
      descent.momentum({ learningRate, momentum: 0.9 }),
      descent.adagrad({ learningRate }),
      descent.rmsprop({ learningRate }),
      descent.adam({ learningRate }),
    ],
    data: cars,
    epochs: 100,
    batchSize: 34,
    seeds: [0],
  });
  return descent.lossCurves(raced, { axis: "log", optimum: raced.optimum });
})`;

const SECONDS = 5;
/** Milliseconds for the way from one end of the slider to the other. */
const WAY = 2000;

await using lab = await startLab();
writeNotebook(join(lab.folder, "redraws.ipynb"), [CELL]);
const notebook = await lab.open("redraws.ipynb");
await notebook.run(0);
const output = notebook.output(0);
const plot = output.locator(".js-plotly-plot:has(.scatterlayer .trace)");
await plot.waitFor();
await lab.page.waitForTimeout(2000); // JupyterLab has things to do when a notebook was just opened.
await output.locator(".noUi-handle").hover();
await lab.page.mouse.down();
const cdp = await lab.page.context().newCDPSession(lab.page);
await cdp.send("Performance.enable", { timeDomain: "threadTicks" });

/** How long the thread of the page has worked, in milliseconds. */
async function worked(): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
}

const workedBefore = await worked();
// The events come from inside the page, as a hand does not wait until a browser has taken note of the last one.
const seen = await plot.evaluate(
  (element, [seconds, way]) =>
    new Promise<{ figures: number; values: number }>((resolve) => {
      const readout = document.querySelector(".widget-readout");
      const track = document.querySelector(".noUi-base")?.getBoundingClientRect() ?? new DOMRect();
      const [curves, values] = [[""], [""]];
      const began = performance.now();
      const timer = setInterval(() => {
        const passed = performance.now() - began;
        const at = 1 - Math.abs(1 - ((passed / way) % 2));
        const [clientX, clientY] = [track.x + at * track.width, track.y + track.height / 2];
        document.documentElement.dispatchEvent(new MouseEvent("mousemove", { clientX, clientY, buttons: 1 }));
        const curve = element.querySelector(".scatterlayer .trace:nth-child(5) .js-line")?.getAttribute("d") ?? "";
        if (curve !== curves.at(-1)) curves.push(curve);
        const value = readout?.textContent ?? "";
        if (value !== values.at(-1)) values.push(value);
        if (passed < seconds * 1000) return;
        clearInterval(timer);
        resolve({ figures: curves.length - 1, values: values.length - 1 });
      }, 8);
    }),
  [SECONDS, WAY] as const,
);
const each = ((await worked()) - workedBefore) / seen.figures;
await lab.page.mouse.up();
console.log(
  `${(seen.figures / SECONDS).toFixed(1)} figures per second of ${(seen.values / SECONDS).toFixed(1)} values, ` +
    `${each.toFixed(0)} ms of the page's thread each; load ${loadavg()[0].toFixed(1)}`,
);
