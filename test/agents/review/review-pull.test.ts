import { pulledBy } from "../../../src/agents/review/pulled.ts";
import { reviewPull } from "../../../src/agents/review/review-pull.ts";
import { git, put } from "../../adapters/git/served-repository.ts";
import { FakeModel } from "../../fakes/model.ts";
import { session } from "../../fakes/records.ts";
import { ScriptedEngine, workshop, type Workshop } from "../codegen/workshop.ts";
import { tools, type Parts } from "./stand.ts";

let shop: Workshop;
afterEach(() => shop.served.close());

/** A pull request that changes files, as GitHub merges it into the base for its run. */
async function pulled(change: Record<string, string>): Promise<string> {
  const { seed, gitDir } = shop.served;
  await git(seed, "checkout", "-q", "-b", "theirs");
  await put(seed, change);
  await git(seed, "add", "-A", "-f");
  await git(seed, "commit", "-q", "-m", "theirs");
  await git(seed, "checkout", "-q", "main");
  await put(seed, { "src/other.js": "meanwhile\n" });
  await git(seed, "add", "-A");
  await git(seed, "commit", "-q", "-m", "meanwhile");
  await git(seed, "merge", "-q", "--no-ff", "-m", "test merge", "theirs");
  await git(seed, "push", "-q", gitDir, "HEAD:refs/pull/7/merge");
  return git(seed, "rev-parse", "HEAD");
}

const review = async (
  merge: string,
  {
    asks = false,
    parts,
    findings = [],
  }: { asks?: boolean; parts?: Partial<Parts>; findings?: unknown } = {},
) => {
  const model = new FakeModel({ review: { findings } });
  const result = await reviewPull(
    { number: 7, merge, asks },
    {
      ...shop.portsFor(session({}), new ScriptedEngine({})),
      equip: () => ({ sandbox: "off", model, toolchains: tools(parts) }),
    },
  );
  return { result, model };
};

const CHANGE = { "src/user.js": "export const user = 1;\n" };

test("a good change passes; what came into the base meanwhile is not its own; no model is asked without a key", async () => {
  shop = await workshop();
  const { result, model } = await review(await pulled(CHANGE));
  expect(result).toMatchObject({
    outcome: "done",
    reason: "review_approved",
    outputs: { score: "100" },
  });
  expect(result.summary).toContain("Quality Report #7");
  expect(result.summary).toContain("no key for the model was given");
  expect(model.questions).toEqual([]);
});

test("under review.approve of the base's configuration the check fails; the change does not choose it", async () => {
  shop = await workshop("sandbox: off\nreview: { approve: 95, human: 50 }\n");
  const merge = await pulled({
    ...CHANGE,
    ".github/miyabi.yml": "sandbox: off\nreview: { approve: 10, human: 5 }\n",
  });
  const unlinted: Partial<Parts> = { lint: { kind: "unknown", reason: "no linter" } };
  const { result } = await review(merge, { parts: unlinted });
  expect(result).toMatchObject({
    outcome: "failed",
    reason: "review_rejected",
    message: expect.stringContaining("passes from 95 on") as unknown,
  });
});

test("with a key the model sees the change alone, and its critical finding fails the check", async () => {
  shop = await workshop();
  const critical = [{ severity: "critical", message: "Anyone may log in.", file: "src/user.js" }];
  const merge = await pulled(CHANGE);
  const { result, model } = await review(merge, { asks: true, findings: critical });
  const [question] = model.questions;
  expect(question?.prompt).toContain("+export const user = 1;");
  expect(question?.prompt).not.toContain("meanwhile");
  expect(result.outcome).toBe("failed");
  expect(result.summary).toContain("Anyone may log in.");
});

test("a secret fails the check whatever the score", async () => {
  shop = await workshop();
  const key = `ghp_${"a1B2".repeat(9)}`;
  const { result } = await review(await pulled({ "src/key.js": `const key = "${key}";\n` }));
  expect(result).toMatchObject({ outcome: "failed", reason: "security_finding" });
  expect(JSON.stringify(result)).not.toContain(key);
});

test("it is of the event pull_request alone", async () => {
  shop = await workshop();
  const event = { pull_request: { number: 7 } };
  expect(pulledBy({ eventName: "pull_request", event, sha: "abc" })).toEqual({
    number: 7,
    merge: "abc",
  });
  for (const eventName of ["pull_request_target", "issues", "workflow_run"])
    expect(() => pulledBy({ eventName, event, sha: "abc" })).toThrow(/event pull_request/);
  expect(() => pulledBy({ eventName: "pull_request", event: {}, sha: "abc" })).toThrow(
    /no pull request/,
  );
});
