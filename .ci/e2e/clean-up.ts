import { branchOf } from "../../src/core/names.ts";
import { isAbsent, type Sandbox } from "./sandbox.ts";
import { runsOf } from "./wait-for-end.ts";

type Left = { issue: number; branch: string; since: Date; start: string };

/**
 * Leaves the sandbox as it was when the trial began; issue, runs and the log branch stay, to be looked at. Every step
 * is tried whatever became of the others.
 * @returns what could not be cleaned up
 */
export async function cleanUp(sandbox: Sandbox, left: Left): Promise<string[]> {
  const { client, place } = sandbox;
  const { rest } = client;
  const head = branchOf(left.issue);
  const steps: [string, () => Promise<unknown>][] = [
    [
      "cancel runs",
      async () => {
        for (const run of await runsOf(sandbox, left.since))
          if (run.status !== "completed")
            await rest.actions.cancelWorkflowRun({ ...place, run_id: run.id });
      },
    ],
    [
      "close the issue",
      () => rest.issues.update({ ...place, issue_number: left.issue, state: "closed" }),
    ],
    [
      "close pull requests",
      async () => {
        const open = { ...place, state: "open" as const, head: `${place.owner}:${head}` };
        for (const { number } of (await rest.pulls.list(open)).data)
          await rest.pulls.update({ ...place, pull_number: number, state: "closed" });
      },
    ],
    [
      `delete ${head}`,
      async () => {
        const ref = `heads/${head}`;
        const there = await rest.git.getRef({ ...place, ref }).catch((error: unknown) => {
          if (!isAbsent(error)) throw error;
        });
        if (there) await rest.git.deleteRef({ ...place, ref });
      },
    ],
    [
      `reset ${left.branch}`,
      () =>
        rest.git.updateRef({
          ...place,
          ref: `heads/${left.branch}`,
          sha: left.start,
          force: true,
        }),
    ],
  ];
  const failed: string[] = [];
  for (const [what, step] of steps)
    await step().catch((error: unknown) => failed.push(`${what}: ${String(error)}`));
  return failed;
}
