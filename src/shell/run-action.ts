import * as core from "@actions/core";
import { DISABLED_VARIABLE, isDisabled } from "../core/people/disabled.ts";
import type { Redact } from "../core/text/redact-values.ts";
import type { AgentResult } from "../core/result.ts";
import { neutralise } from "../core/text/workflow-text.ts";
import type { RunContext } from "../ports/run-context.ts";
import { endingOf, endingOfThrow, type Ending } from "./ending.ts";
import { readRunContext } from "./run-context.ts";
import { redactSecrets, secretsOf } from "./secrets.ts";

/** The run's facts, and what takes the job's secrets out of a text before it leaves. */
export type JobContext = RunContext & {
  redact: Redact;
  /** Takes a secret that came later, such as a short-lived token, out of all that leaves from now on. */
  conceal: (secret: string) => void;
  /** Miyabi is switched off for this repository. */
  disabled: boolean;
};

const DISABLED: AgentResult = {
  outcome: "skipped",
  reason: "disabled",
  message: `The variable ${DISABLED_VARIABLE} is set, so nothing was done.`,
  outputs: {},
};

/**
 * The one place where an action meets the runner: reads inputs and environment, masks secrets,
 * writes outputs and summary, and turns a throw into a failed step. While Miyabi is switched off no agent
 * is called but one that says `evenDisabled`.
 */
export async function runAction<K extends string>(
  inputs: readonly K[],
  agent: (raw: Record<K, string>, run: JobContext) => Promise<AgentResult>,
  { evenDisabled = false }: { evenDisabled?: boolean } = {},
): Promise<void> {
  const raw = readInputs(inputs);
  const secrets = secretsOf(raw);
  for (const secret of secrets) core.setSecret(secret);
  let known = redactSecrets(secrets, process.env);
  const redact: Redact = (text) => known(text);
  const conceal = (secret: string): void => {
    core.setSecret(secret);
    secrets.push(secret);
    known = redactSecrets(secrets, process.env);
  };
  const disabled = isDisabled(process.env[DISABLED_VARIABLE]);
  const ending = await endingOfRun(async () =>
    disabled && !evenDisabled
      ? DISABLED
      : agent(raw, { ...readRunContext(process.env), redact, conceal, disabled }),
  );
  await report(ending, redact);
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

const MOST_LINES = 200;

/** What the step's summary says, folded, for whoever reads the log alone. */
function showInLog(summary: string): void {
  const lines = neutralise(summary).split("\n");
  core.startGroup("Summary of this step");
  core.info(lines.slice(0, MOST_LINES).join("\n"));
  if (lines.length > MOST_LINES) core.info("… the rest is on the page of the run");
  core.endGroup();
}

async function report(ending: Ending, clean: Redact): Promise<void> {
  for (const [name, value] of Object.entries(ending.outputs)) core.setOutput(name, clean(value));
  if (ending.summary !== "" && process.env["GITHUB_STEP_SUMMARY"] !== undefined)
    await core.summary.addRaw(clean(ending.summary), true).write();
  for (const { level, message, title, file, line } of ending.annotations ?? []) {
    const annotate = level === "error" ? core.error : core.warning;
    annotate(neutralise(clean(message)), {
      title: neutralise(clean(title)),
      file: clean(file),
      startLine: line,
    });
  }
  if (ending.stack !== undefined) core.debug(neutralise(clean(ending.stack)));
  if (ending.summary !== "") showInLog(clean(ending.summary));
  const line = neutralise(clean(ending.line));
  if (ending.failed) core.setFailed(line);
  else core[ending.level](line);
}
