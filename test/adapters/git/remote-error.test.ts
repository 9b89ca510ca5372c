import { remoteError } from "../../../src/adapters/git/remote-error.ts";
import { GitError } from "../../../src/adapters/git/run-git.ts";
import { withRetries } from "../../../src/adapters/git/with-retries.ts";
import { TransientError } from "../../../src/core/errors.ts";
import { FakeClock } from "../../fakes/clock.ts";

const said = (stderr: string) => remoteError(new GitError(["fetch"], 128, stderr), "fetch main");

test.each([
  [
    "fatal: Authentication failed for 'https://github.com/a/b.git/'",
    { code: "missing_permission" },
  ],
  [
    "fatal: unable to access 'x': The requested URL returned error: 403",
    { code: "missing_permission" },
  ],
  ["remote: Repository not found.", { code: "not_a_repository" }],
  ["fatal: unable to access 'x': Could not resolve host: github.com", { name: "TransientError" }],
  ["error: RPC failed; HTTP 502 curl 22", { name: "TransientError" }],
  ["fatal: early EOF", { name: "TransientError" }],
  ["fatal: couldn't find remote ref refs/heads/x", { name: "GitError" }],
])("%s", (stderr, expected) => {
  expect(said(stderr)).toMatchObject(expected);
});

test("what may pass is tried three more times, after 2, 4 and 8 seconds", async () => {
  const clock = new FakeClock();
  let calls = 0;
  const attempt = async () => {
    calls += 1;
    throw new TransientError("down");
  };
  await expect(withRetries(clock, attempt)).rejects.toThrow("down");
  expect([calls, clock.slept]).toEqual([4, [2_000, 4_000, 8_000]]);
});

test("what cannot pass is not", async () => {
  const clock = new FakeClock();
  await expect(withRetries(clock, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(clock.slept).toEqual([]);
});
