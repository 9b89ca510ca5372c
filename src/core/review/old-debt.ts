import type { Finding } from "./quality.ts";

/** What the base says of a part that was measured there as well. */
export type BaseFindings =
  { kind: "known"; findings: readonly Finding[] } | { kind: "unknown"; reason: string };

/** Findings, told apart by whose they are. */
export type Parted = {
  /** What the change brings: it counts. */
  fresh: Finding[];
  /** What the base had already. */
  old: Finding[];
};

const about = ({ rule = "", message, severity }: Finding): string =>
  JSON.stringify([rule, severity, message]);
const place = (finding: Finding): string => JSON.stringify([finding.file ?? "", about(finding)]);

/** A bag of findings, each of which stands for one other at most. */
class Bag {
  readonly #left = new Map<string, number>();

  constructor(keys: readonly string[]) {
    for (const key of keys) this.#left.set(key, (this.#left.get(key) ?? 0) + 1);
  }

  take(key: string): boolean {
    const left = this.#left.get(key) ?? 0;
    if (left > 0) this.#left.set(key, left - 1);
    return left > 0;
  }
}

/**
 * Parts the findings of a tree into new ones and those that its base had already (ADR 14): same rule,
 * severity, message and file, whatever the line; or in a file that the change deletes, since what moves
 * is no news. Each finding of the base excuses one. Where the base could not be measured, or was not,
 * nothing is excused.
 */
export function partDebt(
  head: readonly Finding[],
  base: BaseFindings | undefined,
  deleted: ReadonlySet<string>,
): Parted {
  if (base?.kind !== "known") return { fresh: [...head], old: [] };
  const isGone = ({ file }: Finding): boolean => file !== undefined && deleted.has(file);
  const here = new Bag(base.findings.filter((one) => !isGone(one)).map(place));
  const moved = new Bag(base.findings.filter(isGone).map(about));
  const parted: Parted = { fresh: [], old: [] };
  for (const finding of head) {
    const isOld = here.take(place(finding)) || moved.take(about(finding));
    (isOld ? parted.old : parted.fresh).push(finding);
  }
  return parted;
}
