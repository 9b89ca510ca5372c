import { parseYaml } from "../../../src/adapters/yaml/parse-yaml.ts";
import { parseInput, run, type Ports } from "../../../src/agents/orchestrator/agent.ts";
import { jobFiles } from "../../../src/adapters/files/job-files.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import type { Files } from "../../../src/ports/files.ts";
import type { Issue } from "../../../src/ports/issues.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { FakeExchange } from "../../fakes/exchange.ts";
import { FakeIssues } from "../../fakes/issues.ts";
import { FakeRepository } from "../../fakes/repository.ts";
import { FakeRuns } from "../../fakes/runs.ts";
import { FakeSessions } from "../../fakes/sessions.ts";

export type Scene = {
  issue?: Partial<Issue>;
  record?: SessionRecord;
  config?: unknown;
  actor?: string;
  triggeringActor?: string;
  runId?: number;
  runAttempt?: number;
  /** What the jobs of the run have handed over. */
  exchange?: FakeExchange;
  files?: Files;
  /** Head of the issue's branch. */
  branch?: string;
};

/** The orchestrator on fakes: an event goes in, and everything that it wrote can be looked at. */
export function scene(setting: Scene = {}) {
  const issues = new FakeIssues({ labels: ["🤖 trigger:agent-execute"], ...setting.issue });
  issues.roles.set("bob", "write").set("tom", "triage");
  const sessions = new FakeSessions(...(setting.record ? [setting.record] : []));
  const repository = new FakeRepository(setting.config);
  if (setting.branch !== undefined) repository.branches.set("feature/issue-500", setting.branch);
  const runs = new FakeRuns();
  const actor = setting.actor ?? "alice";
  const ports = (eventName: string, event: unknown): Ports => ({
    issues,
    sessions,
    repository,
    runs,
    exchange: setting.exchange ?? new FakeExchange("/nowhere"),
    files: setting.files ?? jobFiles({ tempDir: "/nowhere" }),
    clock: new FakeClock(),
    context: {
      repository: "acme/shop",
      runId: setting.runId ?? 2,
      runAttempt: setting.runAttempt ?? 1,
      eventName,
      event,
      actor,
      triggeringActor: setting.triggeringActor ?? actor,
    },
    parseYaml: (text) => parseYaml(text, "the plan in the comment", "invalid_input"),
  });
  const sender = { login: actor, type: actor.endsWith("[bot]") ? "Bot" : "User" };
  const input = (issue: string, command: string) =>
    parseInput({ issue, command, progress: "", wave: "", attempt: "1", cancel: "" });
  return {
    issues,
    sessions,
    runs,
    cancel: (runId: string) =>
      run(
        parseInput({
          issue: "500",
          command: "",
          progress: "",
          wave: "",
          attempt: "1",
          cancel: runId,
        }),
        ports("issues", {}),
      ),
    label: (name = "🤖 trigger:agent-execute", action = "labeled") =>
      run(
        input("", ""),
        ports("issues", { action, issue: { number: 500 }, label: { name }, sender }),
      ),
    comment: (body: string, { action = "created", id = 77 } = {}) =>
      run(
        input("", ""),
        ports("issue_comment", {
          action,
          issue: { number: 500 },
          comment: { id, body, user: sender },
          sender,
        }),
      ),
    dispatch: (command = "", issue = "500") =>
      run(input(issue, command), ports("workflow_dispatch", { inputs: {} })),
    progress: (progress = "reviewing", { wave = "", attempt = "1" } = {}) =>
      run(
        parseInput({ issue: "500", command: "", progress, wave, attempt, cancel: "" }),
        ports("issues", {}),
      ),
    event: (name: string, payload: unknown) => run(input("", ""), ports(name, payload)),
  };
}

/** The reactions on comment 77: that it was read, at once, and what became of it. */
export const understood = (content: "rocket" | "confused") => [
  { commentId: 77, content: "eyes" },
  { commentId: 77, content },
];
