import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Played } from "../../src/stage/play/play.ts";
import type { Scenario } from "../../src/stage/scenario/load-scenario.ts";
import { PersonStep } from "../../src/stage/scenario/people.ts";
import { allLogs, playExample } from "./played.ts";

/** On a slow machine with two cores that does something else as well. */
const TIMEOUT = 240_000;

const REPO = "examples/scenarios/_repo";

/** The small fix, and somebody who does something while it is built, and perhaps more later. */
const whileBuilt =
  (action: Partial<PersonStep>, ...later: PersonStep[]) =>
  (scenario: Scenario): Scenario => ({
    ...scenario,
    expect: undefined,
    people: [
      PersonStep.parse({ when: { state: "implementing" }, during: true, as: "alice", ...action }),
      ...later,
    ],
  });

/** The same; tom may sort issues and no more: his label stops no run at work, and holds the landing. */
const heldByTriage =
  (...steps: Parameters<typeof whileBuilt>) =>
  (scenario: Scenario): Scenario => {
    const { repository } = scenario;
    const collaborators = { ...repository.collaborators, tom: "triage" as const };
    return whileBuilt(...steps)({ ...scenario, repository: { ...repository, collaborators } });
  };

/** The landing's jobs in the run of an event, without the names of what calls them. */
const jobsOf = (played: Played, event: string): Record<string, unknown> =>
  Object.fromEntries(
    (played.runs.find((run) => run.event === event)?.jobs ?? [])
      .filter(({ name }) => name.includes(" / Land"))
      .map(({ name, conclusion }) => [name.replace(/^.* \/ Land ?\/? ?/, ""), conclusion]),
  );

/** With the logs of all jobs, where something is not as it must be. */
const explained = (played: Played, check: () => void): void => {
  try {
    expect(played.problems).toEqual([]);
    check();
  } catch (error) {
    if (error instanceof Error) error.message += `\n${allLogs(played)}`;
    throw error;
  }
};

/** What a person does once the session is paused. */
const paused = (action: Partial<PersonStep>): PersonStep =>
  PersonStep.parse({ when: { state: "paused" }, as: "alice", ...action });

const bodies = (played: Played): string =>
  played.github.issues.flatMap(({ comments }) => comments.map(({ body }) => body)).join("\n");

test(
  "a harmless commit comes in meanwhile: reviewed again, merged, deployed, nobody is asked",
  async () => {
    const played = await playExample(
      "small-fix",
      whileBuilt({ push: { "docs/usage.md": "# Usage\n" } }),
      {
        keep: true,
      },
    );
    const { session, kept } = played;
    try {
      explained(played, () => {
        expect(jobsOf(played, "issues")).toEqual({
          Publish: "success",
          Review: "success",
          "Publish again": "success",
        });
        expect(session?.state).toBe("done");
        expect(session?.escalations).toEqual([]);
        expect(played.github.pulls).toHaveLength(1);
        const [first, again] = session?.reviews ?? [];
        expect(again?.movedFrom).toBe(first?.baseSha);
        expect(again?.baseSha).not.toBe(first?.baseSha);
        expect(session?.pull?.headSha).toBe(again?.headSha);
        expect(session?.phases.filter(({ name }) => name === "review")).toHaveLength(2);
        expect(bodies(played).match(/Quality Report #12/g)).toHaveLength(1);
        expect(bodies(played)).toContain("the base moved on from");
      });
      const { stdout } = await promisify(execFile)("git", [
        "--git-dir",
        join(kept ?? "", "origin.git"),
        "rev-parse",
        `${session?.pull?.merged?.sha ?? ""}^{tree}`,
      ]);
      expect(stdout.trim()).toBe(session?.reviews.at(-1)?.treeSha);
    } finally {
      if (kept !== undefined) await rm(kept, { recursive: true, force: true });
    }
  },
  TIMEOUT,
);

test(
  "fault 25: a conflicting commit comes in meanwhile: people are told the files, nothing is merged",
  async () => {
    const notes = await readFile(join(REPO, "src/notes.js"), "utf8");
    const theirs = notes.replace("throw new Error(`no note ${id}`)", "throw new Error('gone')");
    const played = await playExample("small-fix", whileBuilt({ push: { "src/notes.js": theirs } }));
    explained(played, () => {
      expect(theirs).not.toBe(notes);
      expect(played.session?.state).toBe("blocked");
      expect(played.session?.escalations).toMatchObject([
        {
          kind: "conflict",
          context: {
            failing_checks: expect.arrayContaining(["conflict: src/notes.js"]) as unknown,
          },
        },
      ]);
      expect(bodies(played)).toContain("- conflict: src/notes.js");
      expect(played.github.pulls).toEqual([]);
      expect(Object.keys(played.github.branches).sort()).toEqual(["main", "miyabi/logs"]);
    });
  },
  TIMEOUT,
);

test(
  "what comes in and the change pass alone and fail together: not merged, people are asked",
  async () => {
    const legacy = `import assert from "node:assert/strict";
import { test } from "node:test";
import { createApp } from "../src/app.js";
import { serving } from "../testing/client.js";

test("a note that does not exist is a fault", () =>
  serving(createApp(), async (call) => {
    assert.equal((await call("GET", "/notes/99")).status, 500);
  }));
`;
    const played = await playExample(
      "small-fix",
      whileBuilt({ push: { "test/legacy.test.js": legacy } }),
    );
    explained(played, () => {
      const { session } = played;
      expect(session?.reviews.map(({ testsFailed }) => testsFailed)).toEqual([0, 1]);
      expect(session?.state).toBe("blocked");
      expect(session?.escalations).toMatchObject([
        {
          kind: "quality",
          context: {
            failing_checks: expect.arrayContaining(["tests: error: 1 test fails."]) as unknown,
          },
        },
      ]);
      expect(played.github.pulls).toEqual([]);
    });
  },
  TIMEOUT,
);

test(
  "fault 25: a retry after the base moved finds the review of the run before, and has it made again",
  async () => {
    const played = await playExample(
      "small-fix",
      heldByTriage(
        { as: "tom", label: "miyabi:stop" },
        paused({ push: { "docs/usage.md": "# Usage\n" } }),
        paused({ unlabel: "miyabi:stop" }),
        paused({ comment: "/miyabi retry" }),
      ),
    );
    explained(played, () => {
      expect(jobsOf(played, "issues")).toMatchObject({ Publish: "success", Review: "skipped" });
      expect(jobsOf(played, "issue_comment")).toEqual({
        Publish: "success",
        Review: "success",
        "Publish again": "success",
      });
      const { session } = played;
      expect(session?.state).toBe("done");
      expect(session?.reviews.map(({ movedFrom }) => movedFrom)).toEqual([
        undefined,
        session?.reviews[0]?.baseSha,
      ]);
      // Nothing was written again: one for the analysis, five turns of code.
      expect(played.modelRequests).toHaveLength(6);
    });
  },
  TIMEOUT,
);

test(
  "fault 26: people push a fix to the issue's branch meanwhile: reviewed with ours, merged, deployed",
  async () => {
    const played = await playExample("small-fix", (scenario) => ({
      ...scenario,
      expect: undefined,
      people: [
        PersonStep.parse({
          when: { state: "implementing" },
          during: true,
          as: "alice",
          pushToBranch: { "docs/by-hand.md": "# By hand\n" },
        }),
      ],
    }));
    explained(played, () => {
      const { session } = played;
      expect(jobsOf(played, "issues")).toEqual({
        Publish: "success",
        Review: "success",
        "Publish again": "success",
      });
      expect(session?.state).toBe("done");
      expect(session?.pushers).toEqual(["alice"]);
      expect(session?.reviews.at(-1)?.others?.commits).toBe(1);
      expect(session?.reviews.at(-1)?.headSha).toBe(session?.pull?.headSha);
      expect(played.github.pulls[0]?.body).toContain("1 commit of others on the branch");
      expect(bodies(played)).toContain("1 commit of others on the branch");
      expect(session?.escalations).toEqual([]);
    });
  },
  TIMEOUT,
);
