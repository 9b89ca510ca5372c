import { readFile } from "node:fs/promises";
import { run, type Ports } from "../../../src/agents/review/agent.ts";
import type { Audit, Docs, Lint, Tests } from "../../../src/core/review/measures.ts";
import { ReviewOutcome } from "../../../src/core/review/review-outcome.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import type { Toolchains } from "../../../src/ports/toolchain.ts";
import { FakeModel } from "../../fakes/model.ts";
import { analysis, plan, session, task } from "../../fakes/records.ts";
import { ScriptedEngine, workshop, type Move, type Workshop } from "../codegen/workshop.ts";

export type Parts = { tests: Tests; lint: Lint; audit: Audit; docs: Docs };
const FINE: Parts = {
  tests: { kind: "known", passed: 5, failed: 0, coverage: 95, output: "ok" },
  lint: { kind: "known", findings: [] },
  audit: { kind: "known", findings: [] },
  docs: { kind: "known", publicItems: 2, documented: 2, findings: [] },
};

/** Tools that say the same of every head, and nothing of a base. */
export const tools = (parts: Partial<Parts> = {}, calls: string[] = []): Toolchains => ({
  detect: async (path) => {
    const said = path.includes("/base-") ? FINE : { ...FINE, ...parts };
    const part =
      <K extends keyof Parts>(name: K) =>
      async (): Promise<Parts[K]> => {
        calls.push(name);
        return said[name];
      };
    return {
      name: "fake",
      commands: ["npm test"],
      check: async () => ({ ok: true, passed: 0, failed: 0, output: "" }),
      tests: part("tests"),
      lint: part("lint"),
      audit: part("audit"),
      docs: part("docs"),
    };
  },
});

export const two = (): SessionRecord => {
  const both = plan(task(1), task(2));
  both.schedule.waves = [
    [
      { lane: "w1-l1", tasks: ["task-500-1"] },
      { lane: "w1-l2", tasks: ["task-500-2"] },
    ],
  ];
  return session({ plan: both, analysis: analysis({ complexity: 6 }) });
};
export const files = (change: Record<string, string | undefined>): Move[] => [{ files: change }];
export const GOOD = {
  "task-500-1": files({ "src/user.js": "export const user = 1;\n" }),
  "task-500-2": files({ "src/auth.js": "export const auth = 1;\n", "README.md": "# Shop 2\n" }),
};

type Options = {
  parts?: Partial<Parts>;
  findings?: unknown;
  attempt?: number;
  calls?: string[];
} & Partial<Ports>;

/** A workshop for each test of the file, and the review in it. */
export function reviewStand() {
  let shop: Workshop;
  beforeEach(async () => {
    shop = await workshop();
  });
  afterEach(() => shop.served.close());

  const build = async (
    record: SessionRecord,
    moves: Record<string, Move[]>,
    engine = new ScriptedEngine(moves),
  ) => {
    for (const { lane } of record.plan?.schedule.waves.flat() ?? [])
      await shop.lane(record, engine, { lane });
    return engine;
  };

  const review = (
    record: SessionRecord,
    { parts, findings = [], attempt = 1, calls, ...more }: Options = {},
  ) => {
    const model = new FakeModel({ review: { findings } });
    const ports: Ports = {
      ...shop.portsFor(record, new ScriptedEngine({})),
      equip: () => ({ sandbox: "off", model, toolchains: tools(parts, calls) }),
      ...more,
    };
    return run({ issue: 500, attempt }, ports);
  };

  const outcomeOf = async (attempt = 1): Promise<ReviewOutcome> =>
    ReviewOutcome.parse(
      JSON.parse(await readFile(shop.shelf(`review-500-a${attempt}-t1`, "review.json"), "utf8")),
    );
  const scored = async (attempt = 1) => {
    const outcome = await outcomeOf(attempt);
    if (outcome.kind !== "scored") throw new Error("not scored");
    return outcome;
  };

  /** Begins again, in a repository with this configuration and these files. */
  const restart = async (...of: Parameters<typeof workshop>): Promise<void> => {
    await shop.served.close();
    shop = await workshop(...of);
  };
  return { shop: () => shop, restart, build, review, outcomeOf, scored };
}
