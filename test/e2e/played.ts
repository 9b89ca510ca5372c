import { resolve } from "node:path";
import { type Played, play } from "../../src/stage/play/play.ts";
import { loadScenario, type Scenario } from "../../src/stage/scenario/load-scenario.ts";

/** Plays one of the example scenarios with the committed workflows and bundles, changed a little. */
export async function playExample(
  name: string,
  change: (scenario: Scenario) => Scenario = (scenario) => scenario,
): Promise<Played> {
  return play({
    scenario: change(await loadScenario(`examples/scenarios/${name}`)),
    libraryDir: resolve("."),
    libraryName: "OWNER/miyabi",
  });
}

/** The logs of all jobs, for a failing test to show. */
export const allLogs = ({ logs }: Played): string =>
  logs.map(({ name, log }) => `=== ${name}\n${log}`).join("\n");
