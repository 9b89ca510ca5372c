import { identityOf } from "../../src/core/issue/labels.ts";
import type { Sandbox } from "./sandbox.ts";

/** Labels after which Miyabi does no more by itself. */
const ENDS = ["done", "failed", "blocked", "paused", "awaiting-approval"].map((s) => `state:${s}`);

const PAUSE_MS = 20_000;

/** The runs of the sandbox's workflow since the trial began. */
export async function runsOf({ client: { rest }, place }: Sandbox, since: Date) {
  const { data } = await rest.actions.listWorkflowRuns({
    ...place,
    workflow_id: "miyabi.yml",
    per_page: 100,
  });
  return data.workflow_runs.filter(({ created_at }) => new Date(created_at) >= since);
}

type Waited = { issue: number; since: Date; minutes: number; tell: (line: string) => void };

/**
 * Waits until the issue has come to an end and every run has, telling each change of state.
 * @returns false where the time was over first
 */
export async function waitForEnd(sandbox: Sandbox, waited: Waited): Promise<boolean> {
  const { client, place, clock } = sandbox;
  const until = clock.monotonic() + waited.minutes * 60_000;
  let shown = "";
  while (clock.monotonic() < until) {
    const { data } = await client.rest.issues.get({ ...place, issue_number: waited.issue });
    const labels = data.labels.map((label) =>
      identityOf(typeof label === "string" ? label : (label.name ?? "")),
    );
    const state = labels.find((label) => label.startsWith("state:")) ?? "no state yet";
    if (state !== shown) waited.tell(`#${waited.issue} ${state}`);
    shown = state;
    if (ENDS.includes(state)) {
      const runs = await runsOf(sandbox, waited.since);
      if (runs.length > 0 && runs.every(({ status }) => status === "completed")) return true;
    }
    await clock.sleep(PAUSE_MS);
  }
  return false;
}
