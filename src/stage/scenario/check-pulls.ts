import { sameLabel } from "../../core/issue/labels.ts";
import type { Expectation } from "./expectation.ts";
import type { Outcome } from "./outcome.ts";
import { unless, unlessEqual } from "./unless.ts";
import { listOf } from "./wildcard.ts";

type Expected = NonNullable<Expectation["pulls"]>;
type Pull = Outcome["pulls"][number];

/** All pull requests, oldest first. */
export function checkPulls(expected: Expected, pulls: readonly Pull[]): string[] {
  if (expected.length !== pulls.length) {
    const found = listOf(pulls.map(({ title }) => title));
    return [`pulls: expected ${expected.length}, found ${pulls.length}: ${found}`];
  }
  return expected.flatMap((wanted, index) => {
    const pull = pulls[index];
    return pull ? checkPull(`pulls[${index}] (#${pull.number})`, wanted, pull) : [];
  });
}

/** @param what names it in complaints */
export const checkPull = (what: string, wanted: Expected[number], pull: Pull): string[] => [
  ...unlessEqual(`${what}.merged`, wanted.merged, pull.merged),
  ...unlessEqual(`${what}.draft`, wanted.draft, pull.draft),
  ...unlessEqual(`${what}.title`, wanted.title, pull.title),
  ...(wanted.body ?? []).flatMap((text) =>
    unless(pull.body.includes(text), `${what}.body does not contain "${text}"`),
  ),
  ...(wanted.labels ?? []).flatMap((label) =>
    unless(
      pull.labels.some((found) => sameLabel(found, label)),
      `${what}.labels: "${label}" is missing; there are ${listOf(pull.labels)}`,
    ),
  ),
];
