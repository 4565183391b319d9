import { join, relative } from "node:path";
import { createEngine, createWaits, type Engine, type Late, lateReport } from "../cells";
import { createAnswers } from "./answers";
import type { Breaker } from "./breaker";
import { keepCompiled } from "./compile-cache";
import { completeness } from "./completeness";
import { loadTslab } from "./converter";
import { createExecute } from "./execute";
import { createHost, stopCheck } from "./host";
import type { Jobs } from "./jobs";
import { locateInFile } from "./locate";
import type { Content } from "./message";
import { type Meta, metaOf } from "./meta";
import { createModules } from "./modules";
import { checking } from "./options";
import type { Output } from "./output";
import { createReadAhead } from "./read-ahead";
import { createRefresh } from "./refresh";
import { createRepeated } from "./repeated";
import { readableStacks } from "./stacks";
import { asText } from "./text";
import { STOP } from "./threads";
import { tslabModule } from "./tslab";
import { keepCompiler, ts } from "./typescript";
import type { ShowLive } from "./widgets/live";
import { widgetModule } from "./widgets/module";
import type { Bars } from "./widgets/progress";
import type { Widgets } from "./widgets/widgets";

/** The answers of the main thread to Jupyter's requests. */
export interface Session {
  /** Answers one request; whatever its cell prints or shows goes to `output` by then. */
  answer(type: string, content: Content, count: number): Promise<Content>;
  interrupt(): void;
  /** What a reader sees of an error that came from anywhere but a cell that runs. */
  reportThrown: Engine["reportThrown"];
  /** Shows an error that no cell was waiting for, with the cell that it came from. */
  reportLate(error: unknown, came: Late): void;
  /** How a value looks as text; an error with its line and its calls. */
  asText(value: unknown): string;
  /** The `require` of cells. */
  readonly require: NodeJS.Require;
  /** The `import.meta` of cells. */
  readonly meta: Meta;
}

interface SessionParts {
  /** The folder of the notebook. */
  readonly folder: string;
  /** The folder of this project, whose typings every cell sees. */
  readonly home: string;
  /** The folder that keeps compiled local files from one start to the next. */
  readonly compiledFiles: string;
  readonly output: Output;
  readonly shared: Int32Array;
  readonly jobs: Jobs;
  readonly breaker: Breaker;
  /** Handles what front ends sent meanwhile. */
  readonly look: () => void;
  readonly live: ShowLive;
  readonly widgets: Widgets;
  readonly bars: Bars;
}

/** The declarations that every cell sees. */
const TYPINGS = ["cells/typings/globals", "cells/typings/tslab", "kernel/widgets/typings"];

/** Makes an engine for cells in this process, and answers with it. */
export function createSession(parts: SessionParts): Session {
  const { folder, home, compiledFiles, output, shared, jobs, breaker, look, live, widgets, bars } = parts;
  const check = stopCheck(shared, look);
  const { outside, inside, run: enter, call } = breaker;
  const { wait, waitEach, giveUp } = createWaits(jobs.current);
  const resumed = <T>(value: T): T => {
    check();
    jobs.check();
    return value;
  };
  const own = {
    tslab: tslabModule(output),
    "kernel:widgets": widgetModule({ widgets, bars, live, inspect: (value) => engine.asText(value) }),
  };
  const compile = keepCompiled(compiledFiles, () => engine.followsTslab());
  const thrown = <T>(value: T, isOld?: boolean): T => engine.thrown(value, isOld);
  const modules = createModules(
    folder,
    home,
    compile,
    { check, wait, waitEach, resumed, thrown, outside, inside },
    own,
  );
  const meta = metaOf(join(folder, "cell.ts"), home);
  const readable = (file: string) => (relative(home, file).startsWith("..") ? file : relative(home, file));
  const engine = createEngine({
    ts,
    loadTslab,
    host: createHost(modules, check, meta, {
      owner: jobs.current,
      wait,
      waitEach,
      resumed: jobs.check,
      outside,
      inside,
      breakable: breaker.compute,
      whole: breaker.whole,
      enter: (work) => (outside() && jobs.isStopped() ? undefined : enter(work)),
      call,
    }),
    check: checking(process.env),
    inspect: asText,
    framesOf: (sourceOf) => readableStacks(sourceOf, locateInFile(modules.compiled, readable)),
    files: ts.sys,
    folder,
    rootFiles: TYPINGS.map((name) => join(home, `${name}.d.ts`)),
    types: ["node"],
    typeRoots: [join(home, "node_modules", "@types")],
    elsewhere: home,
  });
  // The first program reads the declarations of the language and of Node; the first cell should not wait for that.
  // One that is there already reads them itself, and its reply would wait behind this.
  let isCold = true;
  setImmediate(() => {
    if (isCold) engine.warmUp();
    keepCompiler();
  });

  const answers = createAnswers(engine);
  const refresh = createRefresh(modules, output, readable, engine.reportThrown);
  const isStopping = () => Atomics.load(shared, STOP) !== 0;
  const execute = createExecute({ engine, folder, output, jobs, live, check, isStopping, refresh });
  const readAhead = createReadAhead(engine);
  const repeated = createRepeated();
  return {
    async answer(type, content, count) {
      isCold = false;
      readAhead.stop();
      if (type === "execute_request") {
        const reply = await execute(content, count);
        readAhead.after(String(content.code));
        return reply;
      }
      if (type === "complete_request") return answers.complete(content);
      if (type === "inspect_request") return answers.inspect(content);
      if (type === "is_complete_request") return completeness(String(content.code));
      return { status: "ok", found: false, data: {}, metadata: {} };
    },
    asText: engine.asText,
    reportThrown: engine.reportThrown,
    require: modules.require,
    meta,
    interrupt() {
      // What stands behind waits is put right first: what was stopped prints nothing any more.
      enter(() => giveUp(jobs.wouldStop));
      jobs.stop();
      engine.interrupt();
    },
    reportLate(error, came) {
      const cell = jobs.cell();
      const lines = repeated(lateReport(engine.reportThrown(error), came, cell), cell);
      if (lines.length > 0) output.print("stderr", `${lines.join("\n")}\n`);
    },
  };
}
