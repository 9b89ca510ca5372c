import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadScript } from "../../src/stage/model/load-script.ts";
import type { ModelRequestEntry } from "../../src/stage/model/request-log.ts";
import type { Host } from "../../src/stage/host/host.ts";
import { prepare } from "../../src/stage/play/prepare.ts";
import type { Scenario } from "../../src/stage/scenario/load-scenario.ts";
import { type Stage, type StageOptions, startStage } from "../../src/stage/stage.ts";

export type Staged = {
  stage: Stage;
  gitDir: string;
  host: Host;
  modelRequests: ModelRequestEntry[];
  /** The repository's GitHub variables, to be changed as people change them. */
  variables: Record<string, string>;
};

/** What a test does while the issue is worked on; `stage` is there once it runs. */
export type Meanwhile = Pick<
  StageOptions,
  "onModelAsked" | "onModelBody" | "onRequest" | "onSecret" | "timeLimit"
> & {
  onStage?: (stage: Stage, variables: Staged["variables"]) => void;
};

/** A scenario's world with its issue triggered and played to rest; the test does what comes then. */
export async function staged<R>(
  scenario: Scenario,
  then: (staged: Staged) => Promise<R>,
  { onStage, ...meanwhile }: Meanwhile = {},
): Promise<R> {
  const workRoot = await mkdtemp(join(tmpdir(), "miyabi-staged-"));
  const libraryDir = resolve(".");
  const { repository, host } = await prepare({ scenario, libraryDir, workRoot });
  const modelRequests: ModelRequestEntry[] = [];
  try {
    const stage = await startStage({
      repository,
      libraries: [{ fullName: "OWNER/miyabi", dir: libraryDir }],
      workRoot,
      script: await loadScript(scenario.modelDir),
      onModelRequest: (entry) => modelRequests.push(entry),
      ...meanwhile,
    });
    const { variables } = repository.settings;
    onStage?.(stage, variables);
    try {
      for (const { author, title, body, number } of scenario.issues)
        await stage.github.as(author).createIssue({ title, body, number });
      const hand = stage.github.as(scenario.trigger.as);
      for (const { number } of scenario.issues)
        await hand.addLabels(number, scenario.trigger.label);
      await stage.runner.quiet();
      return await then({ stage, gitDir: repository.gitDir, host, modelRequests, variables });
    } finally {
      await stage.close();
    }
  } finally {
    await host.close();
    await rm(workRoot, { recursive: true, force: true, maxRetries: 3 });
  }
}
