import { z } from "zod";
import type { Plan } from "./plan.ts";

/** A plan of a thousand tasks must still leave room for its comment. */
const MOST_CHARACTERS = 4_000;
const LINE = /^<!-- miyabi:files (\[.*\]) -->$/m;
const Files = z.array(z.string().min(1).max(500)).max(1_000);

/** The paths that a plan means to change, each once. */
export const plannedFiles = ({ tasks }: Pick<Plan, "tasks">): string[] => [
  ...new Set(tasks.flatMap(({ files }) => files)),
];

/** JSON that can end no HTML comment and that GitHub reads nothing in: no mention, no reference, no address. */
const hidden = (files: readonly string[]): string =>
  JSON.stringify(files).replace(
    /[^\w./*",[\]\\ ]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Hidden line of the plan's comment, for the plans of other issues; "" where no path is predicted. */
export function filesLine(plan: Pick<Plan, "tasks">): string {
  let room = MOST_CHARACTERS;
  const files: string[] = [];
  for (const file of plannedFiles(plan)) {
    room -= hidden([file]).length;
    if (room < 0) break;
    files.push(file);
  }
  return files.length === 0 ? "" : `<!-- miyabi:files ${hidden(files)} -->`;
}

/** What such a line of a comment says; [] where it has none. Whoever can edit a comment can change it. */
export function filesIn(body: string): string[] {
  const json = LINE.exec(body)?.[1];
  if (json === undefined) return [];
  try {
    return Files.safeParse(JSON.parse(json)).data ?? [];
  } catch {
    return [];
  }
}
