import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { diskFullText } from "../../../src/core/disk-full.ts";
import { NO_USAGE } from "../../../src/core/budget/usage.ts";
import type { Engine } from "../../../src/ports/engine.ts";
import { plan, session, task } from "../../fakes/records.ts";
import { workshop, type Workshop } from "./workshop.ts";

/** A disk of 4 MiB under a folder; false where this machine lets nobody mount one. */
function mount(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    process.stderr.write("skipped: no right to mount a tmpfs\n");
    return false;
  }
}

let shop: Workshop;
let disk: string;
beforeEach(async () => {
  shop = await workshop();
  disk = join(shop.served.root, "temp");
});
afterEach(() => shop.served.close());

test("fault 37: a task that fills the disk fails with what to do about it; the next one has room again", async () => {
  if (!mount(disk)) return;
  try {
    const engine: Engine = {
      work: async ({ task: id, worktree }) => {
        const bytes = id === "task-500-1" ? 64 * 1024 * 1024 : 10;
        await writeFile(join(worktree, `${id}.bin`), Buffer.alloc(bytes, id)).catch(
          (error: unknown) => expect(diskFullText(error)).toBeDefined(),
        );
        return { status: "finished", summary: "Did it.", turns: 1, usage: NO_USAGE };
      },
    };
    const record = session({ plan: plan(task(1, { files: ["a"] }), task(2, { files: ["b"] })) });
    await shop.lane(record, engine);
    const [first, second] = await shop.results();
    expect(first).toMatchObject({ status: "failed", failure: "fault" });
    expect(first?.error).toContain("The runner's disk is full: ");
    expect(second).toMatchObject({ status: "success" });
  } finally {
    execFileSync("umount", [disk]);
  }
});
