import { resolve } from "node:path";
import { type Played, type PlayOptions, play } from "../../src/stage/play/play.ts";
import { loadScenario, type Scenario } from "../../src/stage/scenario/load-scenario.ts";

/** What people did, oldest first, over all plays of a test file. */
const notes: string[] = [];

/** Plays one of the example scenarios with the committed workflows and bundles, changed a little. */
export async function playExample(
  name: string,
  change: (scenario: Scenario) => Scenario = (scenario) => scenario,
  more: Pick<
    PlayOptions,
    "keep" | "engine" | "toolCache" | "libraries" | "onQuiet" | "startAgain"
  > = {},
): Promise<Played> {
  return play({
    ...more,
    onNote: (line) => notes.push(line),
    scenario: change(await loadScenario(`examples/scenarios/${name}`)),
    libraryDir: resolve("."),
    libraryName: "OWNER/miyabi",
  });
}

/** The logs of all jobs, for a failing test to show. */
export const allLogs = ({ logs, runs }: Played): string =>
  [
    ...notes,
    ...runs.map(
      (run) => `run ${run.id} ${run.event}: ${run.conclusion ?? run.status} ${run.error ?? ""}`,
    ),
    ...logs.map(({ name, log }) => `=== ${name}\n${log}`),
  ].join("\n");
