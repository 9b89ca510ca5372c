import { readFileSync } from "node:fs";
import { conclusions, logOf, onPush, stages } from "./stage.ts";

const open = stages();
const OCTOCAT = { login: "octocat", id: 583231, type: "User" } as const;

/** False once it has ended, also where nobody has asked for its exit code yet. */
function lives(id: string): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${id}/stat`, "utf8"));
  } catch {
    return false;
  }
}

// The step starts a process in a session of its own and without the runner's mark in its environment.
const files = onPush(`jobs:
  dies:
    runs-on: x
    outputs: { v: "\${{ steps.s.outputs.v }}" }
    steps:
      - { id: s, run: "echo v=1 >> $GITHUB_OUTPUT" }
      - run: "[ $GITHUB_RUN_ATTEMPT != 1 ] || { env -i setsid sleep 300 & echo child $!; wait; }"
      - { if: always(), run: echo after }
  needs-it: { needs: dies, runs-on: x, steps: [{ run: "true" }] }
  ends: { needs: dies, if: always(), runs-on: x, steps: [{ run: "echo result \${{ needs.dies.result }}-\${{ needs.dies.outputs.v }}" }] }`);

test("a lost machine: its job has failed, no step of it follows, nothing of it lives on; then it runs again", async () => {
  const stage = open(files);
  let child = "";
  stage.runner.on((change) => {
    if (change.kind !== "log") return;
    const [, id] = /^child (\d+)$/.exec(change.line) ?? [];
    if (id === undefined) return;
    child = id;
    expect(lives(id)).toBe(true);
    stage.runner.lose(change.job.id);
  });
  const run = await stage.push();
  expect(conclusions(run)).toEqual({ dies: "failure", "needs-it": "skipped", ends: "success" });
  expect(logOf(stage, run, "dies").join("\n")).toContain("The hosted runner lost communication");
  expect(logOf(stage, run, "dies")).not.toContain("after");
  expect(logOf(stage, run, "ends")).toContain("result failure-");
  expect(logOf(stage, run, "ends")).not.toContain("result failure-1");
  expect(child).not.toBe("");
  expect(lives(child)).toBe(false);

  expect(stage.runner.rerun(run.id, { failedOnly: true, actor: OCTOCAT })).toBe(true);
  await stage.runner.idle();
  expect(conclusions(run)).toEqual({ dies: "success", "needs-it": "success", ends: "success" });
});
