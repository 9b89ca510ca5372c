import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { claudeCodeTest } from "../adapters/claude-code/claude-code-test.ts";
import { installed } from "../adapters/claude-code/installed.ts";
import { measurePrompt, renderPrompt } from "./prompt.ts";

test("our engine solves the sample task, and every request is counted", async () => {
  const measured = await measurePrompt();
  const { sdk } = measured;
  expect(measured).toMatchObject({ scenario: "user-authentication", task: "task-500-1" });
  expect(sdk).toMatchObject({ status: "finished", requests: 4 });
  expect(sdk.firstRequestBytes).toBeLessThan(8_000);
  expect(sdk.conversationBytes).toBeGreaterThan(4 * sdk.firstRequestBytes);
  expect(sdk.conversationBytes).toBeLessThan(80_000);
  expect(renderPrompt(measured)).toContain(`first request  ${sdk.firstRequestBytes} bytes`);
});

claudeCodeTest(
  "Claude Code solves it as well; ours sends at most 15 % of its first request, half of its whole",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "miyabi-prompt-"));
    try {
      const measured = await measurePrompt(await installed(folder));
      const { asItComes, asEngine } = measured.claudeCode ?? {};
      expect(asItComes).toMatchObject({ status: "finished", requests: 4 });
      expect(asEngine).toMatchObject({ status: "finished", requests: 4 });
      expect(asItComes?.ours.firstRequest).toBeLessThanOrEqual(0.15);
      expect(asItComes?.ours.conversation).toBeLessThanOrEqual(0.5);
      expect(renderPrompt(measured)).toMatch(/as it comes: finished[^]* of it\n/);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  120_000,
);
