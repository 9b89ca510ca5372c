import { playExample } from "./played.ts";

test.each(["actions", "contents", "deployments", "issues", "pull-requests"] as const)(
  "a caller without %s gets GitHub's message that names it, and nothing has begun",
  async (scope) => {
    const played = await playExample("small-fix", (scenario) => ({
      ...scenario,
      caller: { ...scenario.caller, permissions: { [scope]: "none" } },
    }));
    const [run] = played.runs;
    expect(run?.conclusion).toBe("failure");
    expect(run?.error).toMatch(
      new RegExp(`requesting.*'?${scope}: (read|write)'?.*only allowed`, "s"),
    );
    expect(run?.error).not.toMatch(/\n\s+at /);
    expect(played.requests).toEqual([]);
    expect(played.session).toBeUndefined();
    expect(played.github.issues[0]?.labels).toEqual(["trigger:agent-execute"]);
  },
  60_000,
);
