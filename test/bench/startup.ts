import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { node24 } from "./node24.ts";
import { median } from "./spread.ts";

const ROOT = join(import.meta.dirname, "../..");
const DIST = join(ROOT, "dist");
const ROUNDS = 20;

type ActionStart = {
  action: string;
  /** Of the files that are loaded until the first line. */
  bytes: number;
  /** Milliseconds, median: from the start of the process to the action's first line after its imports. */
  coldStartMs: number;
  /** The same of an empty script, measured in turn with the actions. */
  emptyNodeMs: number;
  ratio: number;
};
export type Startup = { node: string; rounds: number; distBytes: number; actions: ActionStart[] };

const Mark = z.object({ at: z.number(), files: z.array(z.string()) });
const EMPTY = join(import.meta.dirname, "empty.mjs");
const PRELOAD = ["--require", join(import.meta.dirname, "first-input.cjs")];

/**
 * How long the committed bundles take to begin, each a process of its own with Node 24. The empty
 * script and the actions take turns, so that whatever else the machine does falls on all of them.
 * "The first line" is the first input that the action reads: see first-input.cjs.
 */
export function measureStartup(rounds = ROUNDS): Startup {
  const node = node24();
  const actions = readdirSync(join(ROOT, "actions")).sort();
  const doorOf = (action: string): string => join(DIST, action, "index.js");
  const empty: number[] = [];
  const times = new Map(actions.map((action) => [action, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    empty.push(start(node, [EMPTY]).ms);
    for (const [action, list] of times) list.push(start(node, [...PRELOAD, doorOf(action)]).ms);
  }

  const emptyNodeMs = median(empty);
  return {
    node: spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim(),
    rounds,
    distBytes: bytesOf(DIST),
    actions: actions.map((action) => {
      const coldStartMs = median(times.get(action) ?? []);
      return {
        action,
        bytes: sizeOf(start(node, [...PRELOAD, doorOf(action)], { MIYABI_BENCH_FILES: "1" }).files),
        coldStartMs: rounded(coldStartMs),
        emptyNodeMs: rounded(emptyNodeMs),
        ratio: rounded(coldStartMs / emptyNodeMs),
      };
    }),
  };
}

function start(node: string, command: readonly string[], env: Record<string, string> = {}) {
  const began = performance.timeOrigin + performance.now();
  const run = spawnSync(node, command, { encoding: "utf8", env });
  const line = run.stdout.trim().split("\n").at(-1) ?? "";
  if (run.status !== 0 || line === "")
    throw new Error(`${command.at(-1) ?? ""} did not begin (npm run build?): ${run.stderr.trim()}`);
  const { at, files } = Mark.parse(JSON.parse(line));
  return { ms: at - began, files };
}

const sizeOf = (urls: readonly string[]): number =>
  urls.reduce((sum, url) => sum + statSync(new URL(url)).size, 0);

const rounded = (value: number): number => Math.round(value * 100) / 100;

const bytesOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => statSync(join(folder, name)))
    .filter((entry) => entry.isFile())
    .reduce((sum, { size }) => sum + size, 0);

/** The measurement as people read it. */
export const renderStartup = ({ node, rounds, distBytes, actions }: Startup): string =>
  [
    `Node ${node}, median of ${rounds}; dist/ ${(distBytes / 1e6).toFixed(2)} MB; empty script ${actions[0]?.emptyNodeMs ?? 0} ms`,
    ...actions.map(
      ({ action, bytes, coldStartMs, ratio }) =>
        `${action.padEnd(14)}${(bytes / 1000).toFixed(0).padStart(6)} kB${coldStartMs.toFixed(1).padStart(8)} ms${ratio.toFixed(2).padStart(7)} x`,
    ),
  ].join("\n");
