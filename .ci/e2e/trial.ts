import type { Source } from "../../src/core/adopt/release.ts";
import { cleanUp } from "./clean-up.ts";
import { judge, type Finding } from "./judge.ts";
import { pinWorkflow } from "./pin-workflow.ts";
import type { Sandbox } from "./sandbox.ts";
import { waitForEnd } from "./wait-for-end.ts";
import { wantedChange } from "./wanted-change.ts";

export type Trial = {
  /** The Miyabi that is tried, at a commit. */
  source: Source;
  /** Text of examples/caller.yml. */
  example: string;
  /** Tells this trial from others, e.g. the run's id. */
  id: string;
  /** How long the session may take. */
  minutes: number;
  tell: (line: string) => void;
};

/**
 * One issue from label to merge in a real repository, and everything as it was afterwards.
 * @returns what was found wrong, empty where all is well
 */
export async function runTrial(sandbox: Sandbox, trial: Trial): Promise<Finding[]> {
  const { client, place } = sandbox;
  const { rest } = client;
  const branch = (await rest.repos.get(place)).data.default_branch;
  const start = await pinWorkflow(sandbox, { ...trial, branch });
  trial.tell(`${place.owner}/${place.repo}: ${branch} at ${start.slice(0, 10)}`);
  const { title, body, line } = wantedChange(trial.id);
  const { data: issue } = await rest.issues.create({ ...place, title, body });
  const since = new Date(issue.created_at); // GitHub's clock, not this machine's
  trial.tell(`#${issue.number} opened: ${issue.html_url}`);
  const tried = { issue: issue.number, branch, since, line };
  const wrong: Finding[] = [];
  try {
    await rest.issues.addLabels({
      ...place,
      issue_number: issue.number,
      labels: ["trigger:agent-execute"],
    });
    const ended = await waitForEnd(sandbox, { ...trial, ...tried });
    if (!ended)
      wrong.push({ what: "it came to an end", ok: false, found: `not in ${trial.minutes} min` });
    for (const finding of await judge(sandbox, tried)) {
      trial.tell(`${finding.ok ? "ok  " : "FAIL"} ${finding.what} (${finding.found})`);
      if (!finding.ok) wrong.push(finding);
    }
  } finally {
    for (const what of await cleanUp(sandbox, { ...tried, start })) {
      trial.tell(`FAIL clean up: ${what}`);
      wrong.push({ what: "the sandbox is as it was", ok: false, found: what });
    }
  }
  return wrong;
}
