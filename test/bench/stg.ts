import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { taskId } from "../../src/core/names.ts";
import type { Schedulable } from "../../src/core/schedule/schedulable.ts";

export type TaskGraph = { name: string; tasks: Schedulable[] };

/** A file or folder that cannot be measured: the message says where and why. */
export class StgError extends Error {}

type Row = { line: number; number: number; time: number; needs: number[] };

/**
 * A graph of the Standard Task Graph Set (Tobita & Kasahara, Journal of Scheduling 5(5), 2002): the
 * number of tasks, then a line for each: number, processing time, number of predecessors, predecessors,
 * all of which come before it. First and last are dummies of length 0 and are left out. 1 unit is
 * 1 minute. Lines with # are comments.
 *
 * @throws StgError that names file and line
 */
export function parseStg(name: string, text: string): TaskGraph {
  const fail = (line: number, problem: string): never => {
    throw new StgError(`${name}:${line}: ${problem}`);
  };
  const lines = text.split("\n").flatMap((one, at) => {
    const words = one.replace(/#.*/, "").split(/\s+/).filter(Boolean);
    return words.length > 0 ? [{ line: at + 1, words }] : [];
  });
  const [head, ...body] = lines.map(({ line, words }) => ({
    line,
    numbers: words.map((word) =>
      /^\d+$/.test(word) ? Number(word) : fail(line, `"${word}" is no whole number`),
    ),
  }));
  const [count, ...more] = head?.numbers ?? [];
  if (head === undefined || count === undefined || more.length > 0)
    return fail(head?.line ?? 1, "the number of tasks, alone on its line, is missing");

  const rows = body.map(({ line, numbers }, at): Row => {
    const [number, time, needed, ...needs] = numbers;
    if (number === undefined || time === undefined || needed === undefined)
      return fail(line, "number, processing time and number of predecessors are not all there");
    if (number !== at) fail(line, `task ${at} was to come, not ${number}`);
    if (needs.length !== needed)
      fail(line, `${needed} predecessors are announced and ${needs.length} are there`);
    const late = needs.find((one) => one >= number);
    if (late !== undefined)
      fail(line, `the predecessor ${late} does not come before task ${number}`);
    return { line, number, time, needs };
  });
  const last = rows.at(-1);
  if (last === undefined || rows.length !== count + 2)
    return fail(
      last?.line ?? head.line,
      `${count} tasks and two dummies are announced and ${rows.length} lines are there`,
    );
  const tasks = rows.map(({ line, number, time, needs }): Schedulable => {
    const isDummy = number === 0 || number === last.number;
    if (isDummy !== (time === 0))
      fail(line, isDummy ? "a dummy has a processing time" : "a task has no processing time");
    return {
      id: taskId(0, number),
      dependencies: needs.filter((one) => one !== 0).map((one) => taskId(0, one)),
      estimatedMinutes: time,
      files: [],
    };
  });
  return { name, tasks: tasks.slice(1, -1) };
}

/** The graphs of a folder's .stg files, by name. @throws StgError where there are none, or one is malformed */
export function readStgFolder(dir: string): TaskGraph[] {
  const isFolder = statSync(dir, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const names = isFolder ? readdirSync(dir).filter((name) => name.endsWith(".stg")) : [];
  if (names.length === 0)
    throw new StgError(`${dir}: ${isFolder ? "there are no .stg files" : "no such folder"}`);
  return names.sort().map((name) => {
    const path = join(dir, name);
    return parseStg(path, readFileSync(path, "utf8"));
  });
}
