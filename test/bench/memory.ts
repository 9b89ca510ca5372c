import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasBundles, play } from "../../src/stage/play/play.ts";
import { loadScenario } from "../../src/stage/scenario/load-scenario.ts";
import { node24 } from "./node24.ts";
import { median } from "./spread.ts";
import { writeWaitingScenario } from "./waiting-scenario.ts";
import { watchMemory, type Sample } from "./watch-memory.ts";

const LIBRARY = join(import.meta.dirname, "../..");
/** The bundle's entry, as the runner starts it. */
const SCRIPT = "/codegen/index.js";
/** How long the model thinks about its first turn: the lane is idle then. */
const WAIT_MS = 3_000;
const EMPTY_ROUNDS = 5;
/** Above the empty process. */
const LIMIT_MB = 150;

type Sandbox = "off" | "required";
/** Megabytes (10^6 bytes) of resident memory at its peak. */
export type LaneMemory = {
  sandbox: "off" | "bwrap";
  /** Until the end of the first wait for the model. */
  idleMb: number;
  idleAboveEmptyMb: number;
  /** Until the process ended. */
  endMb: number;
  endAboveEmptyMb: number;
  /** Where the play did not end as it should; [] else. */
  problems: string[];
};
export type Memory = {
  node: string;
  emptyNodeMb: number;
  limitMb: number;
  held: boolean;
  lanes: LaneMemory[];
  /** What could not be measured, and why. */
  skipped: string[];
};

const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;

const PRINT_PEAK = `const status = require("node:fs").readFileSync("/proc/self/status", "utf8");
console.log(/^VmHWM:\\s+(\\d+) kB$/m.exec(status)[1]);`;

const peakOfEmpty = (node: string): number =>
  1024 * Number(execFileSync(node, ["--eval", PRINT_PEAK], { encoding: "utf8", env: {} }));

/** The last look before a moment. */
const until = (samples: readonly Sample[], end: Date): number =>
  samples.filter(({ at }) => at < end).at(-1)?.peakBytes ?? 0;

/** A lane of one task, on a stage of its own; its model thinks before it writes one file. */
async function playLane(sandbox: Sandbox) {
  const dir = await mkdtemp(join(tmpdir(), "miyabi-memory-"));
  try {
    await writeWaitingScenario(dir, {
      issues: [1],
      tasks: [{ ordinal: 1, dependencies: [], minutes: 1 }],
      msPerMinute: WAIT_MS,
      startupMs: 500,
      sandbox,
    });
    const scenario = await loadScenario(dir);
    const played = play({ scenario, libraryDir: LIBRARY, libraryName: "OWNER/miyabi" });
    return await watchMemory(SCRIPT, played);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function measureLane(sandbox: Sandbox, emptyBytes: number): Promise<LaneMemory> {
  const { result, processes } = await playLane(sandbox);
  const asked = result.modelRequests.find(({ agent, turn }) => agent === "codegen" && turn === 0);
  const [samples = []] = processes;
  if (!asked || samples.length === 0 || processes.length > 1)
    throw new Error(`no lane was seen to wait for the model: ${result.problems.join("; ")}`);
  const idle = until(samples, new Date(Date.parse(asked.at) + WAIT_MS));
  const end = samples.at(-1)?.peakBytes ?? 0;
  return {
    sandbox: sandbox === "off" ? "off" : "bwrap",
    idleMb: megabytes(idle),
    idleAboveEmptyMb: megabytes(idle - emptyBytes),
    endMb: megabytes(end),
    endAboveEmptyMb: megabytes(end - emptyBytes),
    problems: result.problems,
  };
}

const NAMESPACES = ["--unshare-user", "--unshare-pid", "--unshare-net", "--disable-userns"];
const MOUNTS = ["--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev"];
const hasSandbox = (): boolean =>
  spawnSync("bwrap", [...NAMESPACES, ...MOUNTS, "true"]).status === 0 &&
  spawnSync("socat", ["-V"]).status === 0;

/**
 * Peak memory of the action's own process while its lane waits for the model, and until its end, with
 * the committed bundle and our own engine; against an empty Node 24. What the agent's programs take is theirs.
 *
 * @throws Error where the bundles or /proc are missing, or no lane was seen
 */
export async function measureMemory(): Promise<Memory> {
  if (!(await hasBundles(LIBRARY))) throw new Error("dist/ is missing: run npm run build first.");
  const node = node24();
  const empty = median(Array.from({ length: EMPTY_ROUNDS }, () => peakOfEmpty(node)));
  const lanes = [await measureLane("off", empty)];
  const can = hasSandbox();
  if (can) lanes.push(await measureLane("required", empty));
  return {
    node: execFileSync(node, ["--version"], { encoding: "utf8" }).trim(),
    emptyNodeMb: megabytes(empty),
    limitMb: LIMIT_MB,
    held: lanes.every(
      ({ idleAboveEmptyMb, problems }) => idleAboveEmptyMb <= LIMIT_MB && problems.length === 0,
    ),
    lanes,
    skipped: can ? [] : ["with the sandbox: no bubblewrap"],
  };
}

/** The measurement as people read it. */
export const renderMemory = (measured: Memory): string =>
  [
    `Node ${measured.node}, empty process ${measured.emptyNodeMb} MB`,
    ...measured.lanes.map(
      (lane) =>
        `sandbox ${lane.sandbox.padEnd(6)}idle ${lane.idleMb} MB (${lane.idleAboveEmptyMb} above), at the end ${lane.endMb} MB (${lane.endAboveEmptyMb} above)`,
    ),
    ...measured.lanes.flatMap(({ problems }) => problems.map((problem) => `  ✗ ${problem}`)),
    ...measured.skipped.map((what) => `skipped: ${what}`),
    `Idle at most ${measured.limitMb} MB above the empty process: ${measured.held ? "held" : "NOT HELD"}`,
  ].join("\n");
