import { join } from "node:path";
import { sdkEngine } from "../../../src/adapters/anthropic/engine/sdk-engine.ts";
import { plainCommands } from "../../../src/adapters/process/plain-commands.ts";
import type { Commands } from "../../../src/ports/commands.ts";
import type { Workspace } from "../../../src/ports/workspace.ts";
import { git } from "../../adapters/git/served-repository.ts";
import { sandbox, sandboxTest } from "../../adapters/sandbox/sandboxed.ts";
import { plan, session, task } from "../../fakes/records.ts";
import { barrierModel, type Turn } from "./barrier-model.ts";
import { simpleToolchains, workshop, type Workshop } from "./workshop.ts";

const ORDINALS = [1, 2, 3, 4] as const;
const TASKS = ORDINALS.map((ordinal) => `task-500-${ordinal}`);
/** The one whose work does not pass its checks. */
const FAILS = "task-500-3";

/** Two turns of the same call are no circle; eight of them, from four tasks, would be one. */
const LOOK = { name: "read", input: { path: "README.md" } };
const FINISH = (name: string) => ({ name: "finish", input: { summary: `Did ${name}.` } });
const bash = (command: string) => ({ name: "bash", input: { command } });

/** Marks every place that a task can write to with its own name, then looks for marks of others. */
const TURNS: ((name: string) => Turn)[] = [
  (name) => [
    { name: "write", input: { path: `src/${name}.js`, content: content(name) } },
    bash(
      `for at in "$HOME" "$TMPDIR" .; do echo "${name}" > $at/mark-${name}; done; echo "${name}" > mark.txt`,
    ),
  ],
  () => [bash('ls -A "$HOME" "$TMPDIR" . src; cat mark.txt; git rev-parse --abbrev-ref HEAD')],
  (name) => [bash(`for i in $(seq 4000); do echo "${name} line $i"; done`)],
  () => [{ name: "read", input: { path: "output:1", offset: 2000, limit: 2 } }],
  () => [LOOK, bash("exit 7")],
  () => [LOOK, bash("exit 7")],
  (name) => [bash(`rm -r mark-${name} mark.txt`)],
  (name) => [FINISH(name)],
];
const content = (name: string): string =>
  name === FAILS ? "BROKEN\n" : `export const of = "${name}";\n`;

const CONFIG = (sandboxed: boolean): string => `
sandbox: ${sandboxed ? "required" : "off"}
schedule: { agentsPerRunner: 4 }
# Enough for one task's turns of 120 tokens, not for those of two.
budget: { tokensPerTask: 1600, turnsPerTask: 12 }
`;

const record = session({
  plan: plan(
    ...ORDINALS.map((ordinal) => task(ordinal, { files: [`src/${TASKS[ordinal - 1]}.js`] })),
  ),
});

let shop: Workshop;
afterEach(() => shop.served.close());

const race = async (sandboxed: boolean) => {
  shop = await workshop(CONFIG(sandboxed));
  const { root } = shop.served;
  const model = await barrierModel(TASKS, (name, attempt, turn) =>
    attempt === 1 ? (TURNS[turn]?.(name) ?? [FINISH(name)]) : [FINISH(name)],
  );
  const commandsIn = (workspace: Workspace): Commands | Promise<Commands> =>
    sandboxed
      ? sandbox(join(root, "job"), { readable: [join(workspace.root, ".git")] })
      : plainCommands({
          home: join(root, "home"),
          tempDir: join(root, "job"),
          path: process.env["PATH"],
        });
  try {
    const result = await shop.lane(
      record,
      { work: () => Promise.reject(new Error("unused")) },
      {
        equip: async (_config, workspace) => {
          const commands = await commandsIn(workspace);
          const connection = { apiKey: "k", baseUrl: model.url, model: "claude-sonnet-5-5" };
          const engine = sdkEngine({ ...connection, commands, clock: shop.served.clock });
          return { sandbox: commands.sandbox, engine, toolchains: simpleToolchains() };
        },
      },
    );
    return { result, heard: model.heard, results: await shop.results() };
  } finally {
    await model.close();
  }
};

describe.each([
  { sandboxed: false, name: "without a sandbox", run: test },
  { sandboxed: true, name: "in the sandbox", run: sandboxTest },
])("four tasks at once in one job, $name", ({ sandboxed, run }) => {
  run("share nothing, and the one that fails disturbs no other", async () => {
    const { results, heard } = await race(sandboxed);

    expect(results.map(({ task: id, status }) => [id, status])).toEqual(
      TASKS.map((id) => [id, id === FAILS ? "failed" : "success"]),
    );
    for (const one of results) {
      const others = TASKS.filter((id) => id !== one.task);
      const own = heard.filter((request) => request.task === one.task);
      const said = own.map(({ body }) => body).join("\n");
      // Files, HOME, temp and outputs of the others are nowhere in what the model was told.
      for (const other of others) expect(said).not.toContain(other);
      const first = own.filter(({ attempt }) => attempt === 1);
      expect(first.map(({ turn }) => turn)).toEqual(TURNS.map((_, turn) => turn));
      const seen = first[2]?.results.join("\n") ?? "";
      // The job lies below /tmp here, so a sandbox's /tmp is empty at each command (docs/sandbox.md).
      expect(seen.match(new RegExp(`mark-${one.task}`, "g"))).toHaveLength(sandboxed ? 2 : 3);
      expect(seen).toContain(`miyabi/issue-500-task${one.task.at(-1)}`);
      // Kept outputs: each has a first one of its own.
      expect(first[4]?.results[0]).toContain(`${one.task} line 199`);
      expect(said).not.toContain("going round in circles");
      // Budget and cost: eight turns, and one for each further try.
      const tries = one.task === FAILS ? 3 : 1;
      expect(one).toMatchObject({ tries, turns: TURNS.length + tries - 1 });
      expect(one.usage.outputTokens).toBe(20 * one.turns);
      expect(one.filesCreated).toEqual([`src/${one.task}.js`]);
      expect(one.filesChanged).toEqual([]);
      expect(one.sandbox).toBe(sandboxed ? "bwrap" : "off");
    }

    const bare = shop.served.gitDir;
    const done = results.filter(({ status }) => status === "success");
    expect(new Set(done.map(({ commit }) => commit)).size).toBe(3);
    for (const { task: id, commit } of done) {
      await git(bare, "fetch", "-q", shop.shelf(`${id}-a1-t1-success`, `${id}.bundle`), id);
      expect(await git(bare, "rev-parse", "FETCH_HEAD")).toBe(commit);
      expect(await git(bare, "log", "-1", "--format=%P %s", "FETCH_HEAD")).toBe(
        `${shop.served.baseSha} feat: Task ${id.at(-1)}`,
      );
      expect(await git(bare, "diff", "--name-only", shop.served.baseSha, "FETCH_HEAD")).toBe(
        `src/${id}.js`,
      );
    }
    const [failed] = results.filter(({ status }) => status === "failed");
    expect(failed).toMatchObject({ failure: "compile", patch: `${FAILS}.patch` });
  });
});
