import { join, relative, resolve } from "node:path";
import { UserError } from "../../core/errors.ts";
import { hasBundles, play, type Played } from "../../stage/play/play.ts";
import type { Engine } from "../../stage/scenario/chosen-engine.ts";
import type { Scenario } from "../../stage/scenario/load-scenario.ts";
import { packageDir } from "../package-dir.ts";
import { EXIT } from "../exit-code.ts";
import { liveView } from "./live-view.ts";
import { reportOf, renderReport, type Said } from "./report.ts";
import { localToolCache } from "./tool-cache.ts";
import { writeOut } from "./write-out.ts";

/** Ctrl-C, a supervisor, a terminal that is closed: the jobs' processes must not outlive the stage. */
const ENDING = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export type RunScenario = {
  scenario: Scenario;
  /** The name under which the calling workflow knows Miyabi. */
  libraryName: string;
  /** Told first, a line each. */
  intro: readonly string[];
  /** What is wrong with the end, beside what `expect.yml` says. */
  problemsOf: (played: Played) => string[];
  /** What people read beside the report. */
  sayOf?: (played: Played) => Said;
  out: string | undefined;
  model: "scripted" | "claude";
  engine: Engine | undefined;
  json: boolean;
  keep: boolean;
};

/** Plays a scenario and reports. Resolves to the exit code. */
export async function runScenario(options: RunScenario): Promise<number> {
  const { scenario } = options;
  const libraryDir = packageDir();
  if (!(await hasBundles(libraryDir)))
    throw new UserError("missing_tool", "dist/ is missing: run npm run build first.");
  const apiKey = options.model === "claude" ? process.env["ANTHROPIC_API_KEY"] : undefined;
  if (options.model === "claude" && !apiKey)
    throw new UserError(
      "missing_secret",
      "--model claude needs a key: set ANTHROPIC_API_KEY, or leave --model out to play the scripted replies.",
    );
  const view = liveView(process.stderr);
  view.note(
    options.model === "claude"
      ? `Playing "${scenario.title}" on the local stage. Claude answers.`
      : `Playing "${scenario.title}" on the local stage. The model's replies are scripted (${relative(".", join(scenario.modelDir, "model.yml"))}); ` +
          `--model claude with ANTHROPIC_API_KEY lets Claude answer.`,
  );
  for (const line of options.intro) view.note(line);
  const interrupt = new AbortController();
  const onSignal = (): void => {
    view.note("Interrupted: ending the jobs. Once more to leave at once.");
    interrupt.abort();
  };
  for (const signal of ENDING) process.once(signal, onSignal);
  try {
    const ended = await play({
      scenario,
      libraryDir,
      libraryName: options.libraryName,
      keep: options.keep,
      toolCache: localToolCache(process.env),
      ...(options.engine === undefined ? {} : { engine: options.engine }),
      onRun: (change) => view.hear(change),
      onNote: (line) => view.note(line),
      signal: interrupt.signal,
      ...(apiKey === undefined ? {} : { apiKey }),
    });
    view.close();
    const played = { ...ended, problems: [...ended.problems, ...options.problemsOf(ended)] };
    if (options.out !== undefined) await writeOut(resolve(options.out), played);
    const report = reportOf(scenario, played);
    process.stdout.write(
      options.json
        ? `${JSON.stringify(report, null, 2)}\n`
        : `${renderReport(report, options.sayOf?.(played))}\n`,
    );
    if (interrupt.signal.aborted) return EXIT.interrupted;
    return report.ok ? EXIT.ok : EXIT.unexpected;
  } finally {
    for (const signal of ENDING) process.off(signal, onSignal);
    view.close();
  }
}
