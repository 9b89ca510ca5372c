import fc from "fast-check";
import { hostile } from "./corpus.ts";
import { type Slow, slowPumps } from "./pumps.ts";
import { PROPERTIES } from "./properties.ts";
import { leaks, leftOf } from "./redaction.ts";

export type Fuzzed = {
  seed: number;
  properties: {
    name: string;
    /** Texts that it was tried on. */
    runs: number;
    /** The smallest text that breaks it, as JSON, and what is wrong with it. */
    broken?: { by: string; wrong: string };
  }[];
  /** Texts of 100,000 signs that took longer than the limit. */
  slow: Slow[];
};

/** Milliseconds: ten times what the slowest takes, and a small part of what a square would. */
const SLOW = 2500;
/** Every so-manieth pair of pieces is repeated; which, the seed says. */
const SHARE = 200;

export type FuzzOptions = {
  /** The same seed makes the same texts. */
  seed: number;
  /** Texts for each property. */
  runs: number;
};

type Trial = {
  name: string;
  check: (options: FuzzOptions) => { runs: number; broken?: { by: string; wrong: string } };
};

function trial<T>(
  name: string,
  texts: fc.Arbitrary<T>,
  wrong: (text: T) => string | undefined,
): Trial {
  const check = ({ seed, runs }: FuzzOptions) => {
    const property = fc.property(texts, (text) => wrong(text) === undefined);
    const { numRuns, counterexample } = fc.check(property, { seed, numRuns: runs });
    if (counterexample === null) return { runs: numRuns };
    const [text] = counterexample;
    return { runs: numRuns, broken: { by: JSON.stringify(text), wrong: wrong(text) ?? "" } };
  };
  return { name, check };
}

/** What the sanitisers and the redaction hold for, whatever text there is. */
export const TRIALS: readonly Trial[] = [
  ...PROPERTIES.map(({ name, wrong }) => trial(name, hostile(), wrong)),
  trial("redactor: no part of a secret is left in any dress, and JSON stays JSON", leaks, leftOf),
];

/** Tries them all, and repeats what could be slow. */
export const fuzz = (options: FuzzOptions): Fuzzed => ({
  seed: options.seed,
  properties: TRIALS.map(({ name, check }) => ({ name, ...check(options) })),
  slow: slowPumps({ of: SHARE, rest: options.seed }, SLOW),
});

export const isBroken = ({ properties, slow }: Fuzzed): boolean =>
  slow.length > 0 || properties.some(({ broken }) => broken !== undefined);

export const renderFuzz = ({ seed, properties, slow }: Fuzzed): string =>
  [
    `Fuzzed with seed ${seed}:`,
    ...properties.map(({ name, runs, broken }) =>
      broken === undefined
        ? `  holds   ${name} (${runs} texts)`
        : `  BROKEN  ${name} by ${broken.by}: ${broken.wrong}`,
    ),
    ...slow.map(
      ({ subject, unit, milliseconds }) =>
        `  SLOW    ${subject} on ${JSON.stringify(unit)} over and over: ${milliseconds} ms`,
    ),
  ].join("\n");
