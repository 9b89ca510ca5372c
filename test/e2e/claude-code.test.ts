import { claudeCodeTest } from "../adapters/claude-code/claude-code-test.ts";
import { TOOL_CACHE } from "../adapters/claude-code/installed.ts";
import { allLogs, playExample } from "./played.ts";

/** Six tasks in as many jobs, each of which installs Claude Code; on a slow machine. */
const TIMEOUT = 600_000;

claudeCodeTest(
  "user-authentication: Claude Code solves all tasks as our own engine does, up to production",
  async () => {
    const played = await playExample("user-authentication", undefined, {
      engine: "claude-code",
      toolCache: TOOL_CACHE,
    });
    if (played.problems.length > 0)
      throw new Error(`${played.problems.join("\n")}\n${allLogs(played)}`);
    const tasks = played.session?.tasks ?? [];
    expect(tasks.map(({ status, tries }) => [status, tries])).toEqual(
      Array(6).fill(["success", 1]),
    );
    const coded = played.modelRequests.filter(({ agent }) => agent === "codegen");
    // Claude Code streams, and tells of itself; our own engine does not.
    expect(coded.length).toBeGreaterThan(18);
    expect(coded.every(({ stream, status }) => stream && status === 200)).toBe(true);
  },
  TIMEOUT,
);
