import * as core from "@actions/core";
import type { AgentResult } from "../core/result.ts";
import { neutralise } from "../core/workflow-text.ts";
import type { RunContext } from "../ports/run-context.ts";
import { endingOf, endingOfThrow, type Ending } from "./ending.ts";
import { readRunContext } from "./run-context.ts";
import { secretsOf, withoutSecrets } from "./secrets.ts";

/**
 * The one place where an action meets the runner: reads inputs and environment, masks secrets,
 * writes outputs and summary, and turns a throw into a failed step.
 */
export async function runAction<K extends string>(
  inputs: readonly K[],
  agent: (raw: Record<K, string>, run: RunContext) => Promise<AgentResult>,
): Promise<void> {
  const raw = readInputs(inputs);
  const secrets = secretsOf(raw);
  for (const secret of secrets) core.setSecret(secret);
  const ending = await endingOfRun(async () => agent(raw, readRunContext(process.env)));
  await report(ending, (text) => withoutSecrets(text, secrets));
}

function readInputs<K extends string>(names: readonly K[]): Record<K, string> {
  const raw: Partial<Record<K, string>> = {};
  for (const name of names) raw[name] = core.getInput(name);
  return raw as Record<K, string>; // every name was just set
}

async function endingOfRun(work: () => Promise<AgentResult>): Promise<Ending> {
  try {
    return endingOf(await work());
  } catch (error) {
    return endingOfThrow(error);
  }
}

async function report(ending: Ending, clean: (text: string) => string): Promise<void> {
  for (const [name, value] of Object.entries(ending.outputs)) core.setOutput(name, clean(value));
  if (ending.summary !== "" && process.env["GITHUB_STEP_SUMMARY"] !== undefined)
    await core.summary.addRaw(clean(ending.summary), true).write();
  if (ending.stack !== undefined) core.debug(neutralise(clean(ending.stack)));
  const line = neutralise(clean(ending.line));
  if (ending.failed) core.setFailed(line);
  else core.info(line);
}
