import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { watchMemory } from "./watch-memory.ts";

const MIB = 1024 * 1024;
const HOLDS = `const held = [];
process.stdin.on("data", () => { held.push(Buffer.alloc(80 * ${MIB}, 1)); console.log("held"); });
console.log("ready");
process.stdin.on("end", () => process.exit(0));`;

const proc = existsSync("/proc/self/status");
if (!proc) process.stderr.write("skipped: no /proc\n");
(proc ? test : test.skip)(
  "the peak of a child is seen while it grows, and no other process",
  async () => {
    const dir = mkdtempSync(join(tmpdir(), "miyabi-watch-"));
    writeFileSync(join(dir, "holds.cjs"), HOLDS);
    const looks = new EventEmitter();
    // Two: the first one may have begun before.
    const looked = async (): Promise<void> => {
      for (let count = 0; count < 2; count++) await once(looks, "look");
    };
    const grown = async () => {
      const child = spawn(process.execPath, [join(dir, "holds.cjs")]);
      await once(child.stdout, "data");
      await looked();
      const before = new Date();
      child.stdin.write("more");
      await once(child.stdout, "data");
      await looked();
      child.stdin.end();
      await once(child, "exit");
      return before;
    };
    const { result: before, processes } = await watchMemory("/holds.cjs", grown(), () =>
      looks.emit("look"),
    );
    rmSync(dir, { recursive: true });
    expect(processes).toHaveLength(1);
    const [samples = []] = processes;
    const small = samples.filter(({ at }) => at < before).at(-1)?.peakBytes ?? 0;
    expect(small).toBeGreaterThan(10 * MIB);
    expect((samples.at(-1)?.peakBytes ?? 0) - small).toBeGreaterThan(70 * MIB);
  },
);
