import { join } from "node:path";
import { git, put, servedRepository, type ServedRepository } from "./served-repository.ts";

let served: ServedRepository;

beforeEach(async () => {
  served = await servedRepository({ "README.md": "# Shop\n", "src/a.js": "one\n" });
});
afterEach(() => served.close());

test("worktrees of one clone that are made, filled, bundled and removed at once do not meet", async () => {
  const workspace = await served.workspaces().clone(served.baseSha, "tip");
  const base = served.baseSha;
  const live = async (name: string): Promise<string[]> => {
    const path = `.worktrees/${name}`;
    for (let round = 1; round <= 2; round++) {
      const tree = await workspace.add({ path, branch: `miyabi/${name}`, from: base });
      await put(tree.path, { [`${name}.js`]: `${round}\n` });
      const tip = (await tree.commit(`feat: ${name}`)) ?? "";
      const file = join(served.root, `${name}-${round}.bundle`);
      await workspace.bundle({ file, base, tip, name });
      await tree.remove();
      if (round === 2) return (await workspace.entriesChanged(base, tip)).map((one) => one.path);
    }
    return [];
  };
  const names = ["t1", "t2", "t3", "t4", "t5", "t6"];
  expect(await Promise.all(names.map(live))).toEqual(names.map((name) => [`${name}.js`]));
  expect(await git(workspace.root, "for-each-ref", "refs/heads")).toBe("");
  expect(await git(workspace.root, "worktree", "list")).not.toContain(".worktrees");
}, 60_000);
