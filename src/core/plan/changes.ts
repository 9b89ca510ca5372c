import { canonicalJson } from "../digest.ts";
import { ordinalOf } from "../names.ts";
import type { PlanChanges, Task } from "./plan.ts";

const KEYS = [
  "title",
  "description",
  "type",
  "dependencies",
  "estimatedMinutes",
  "files",
  "acceptance",
] as const satisfies readonly (keyof Task)[];

const differences = (a: Task, b: Task): (keyof Task)[] =>
  KEYS.filter((key) => canonicalJson(a[key]) !== canonicalJson(b[key]));

/** What is different between two lists of tasks. */
export function planChanges(before: readonly Task[], after: readonly Task[]): PlanChanges {
  const old = new Map(before.map((task) => [task.id, task]));
  const kept = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !old.has(id)).map(({ id }) => ordinalOf(id)),
    dropped: before.filter(({ id }) => !kept.has(id)).map(({ id }) => ordinalOf(id)),
    changed: after.flatMap((task) => {
      const previous = old.get(task.id);
      const keys = previous === undefined ? [] : differences(previous, task);
      return keys.length === 0 ? [] : [{ ordinal: ordinalOf(task.id), keys }];
    }),
  };
}

export const isUnchanged = ({ added, dropped, changed }: PlanChanges): boolean =>
  added.length + dropped.length + changed.length === 0;

const MOST_SHOWN = 30;

const some = (words: readonly string[]): string =>
  words.length <= MOST_SHOWN
    ? words.join(", ")
    : `${words.slice(0, MOST_SHOWN).join(", ")} and ${words.length - MOST_SHOWN} more`;

/** `added 7, dropped 3, changed 2 (title, files)`; `nothing changed` where nothing has. */
export function changesText(changes: PlanChanges): string {
  const { added, dropped, changed } = changes;
  const parts = [
    ["added", added.map(String)],
    ["dropped", dropped.map(String)],
    ["changed", changed.map(({ ordinal, keys }) => `${ordinal} (${keys.join(", ")})`)],
  ] as const;
  const said = parts.flatMap(([verb, words]) =>
    words.length > 0 ? [`${verb} ${some(words)}`] : [],
  );
  return said.length === 0 ? "nothing changed" : said.join(", ");
}
