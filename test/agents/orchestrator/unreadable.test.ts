import { TransientError } from "../../../src/core/errors.ts";
import { session } from "../../fakes/records.ts";
import { scene } from "./scene.ts";

const broken = (error: Error) => {
  const made = scene({
    record: session({ state: "blocked" }),
    issue: { labels: ["state:blocked"] },
  });
  made.sessions.load = () => Promise.reject(error);
  return made;
};

test("fault 11: a session that cannot be read is told on the issue, and nothing is begun anew", async () => {
  const { comment, issues, sessions } = broken(
    new Error("artifact session-500-r3 is damaged: its digest is sha256:1"),
  );
  const before = sessions.saved.length;
  await expect(comment("/miyabi retry")).rejects.toThrow("damaged");
  expect(issues.ours(500, "trigger")).toMatch(/cannot be read.*session-500-r3 is damaged.*Delete/s);
  expect(issues.reactions.map(({ content }) => content)).toEqual(["eyes", "confused"]);
  expect(sessions.saved).toHaveLength(before);
});

test("a fault that may pass by itself is no news for the issue: the job fails, and is run again", async () => {
  const { comment, issues } = broken(new TransientError("status 503"));
  await expect(comment("/miyabi retry")).rejects.toThrow("503");
  expect(issues.ours(500, "trigger")).toBeUndefined();
});
