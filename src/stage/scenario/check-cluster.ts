import type { Expectation } from "./expectation.ts";
import type { ClusterObject, Outcome } from "./outcome.ts";
import { unless, unlessEqual } from "./unless.ts";
import { fits, listOf } from "./wildcard.ts";

type Expected = NonNullable<Expectation["cluster"]>;

/** Objects of the cluster, environment by environment. */
export const checkCluster = (expect: Expected, found: Outcome["cluster"]): string[] =>
  Object.entries(expect).flatMap(([environment, wanted]) => {
    const there = found[environment] ?? {};
    return Object.entries(wanted).flatMap(([name, object]) => {
      const what = `cluster.${environment}.${name}`;
      const its = there[name];
      if (object === false) return unless(its === undefined, `${what} should not be there`);
      return its === undefined
        ? [`${what} is missing; there are ${listOf(Object.keys(there))}`]
        : checkObject(what, object, its);
    });
  });

function checkObject(
  what: string,
  wanted: Exclude<Expected[string][string], false>,
  found: ClusterObject,
): string[] {
  const { image, release, ready, applies, otherWrites } = wanted;
  return [
    ...unlessFits(`${what}.image`, image, found.image),
    ...unlessFits(`${what}.release`, release, found.release),
    ...unlessEqual(`${what}.ready`, ready, found.ready),
    ...unlessEqual(`${what}.applies`, applies, found.applies),
    ...unlessEqual(`${what}.otherWrites`, otherWrites, found.otherWrites),
  ];
}

/** @param wanted a pattern; false for nothing at all, undefined for anything */
function unlessFits(
  what: string,
  wanted: string | false | undefined,
  found: string | undefined,
): string[] {
  if (wanted === undefined) return [];
  const fine = wanted === false ? found === undefined : found !== undefined && fits(wanted, found);
  return unless(fine, `${what}: expected ${wanted || "none"}, found ${found ?? "none"}`);
}
