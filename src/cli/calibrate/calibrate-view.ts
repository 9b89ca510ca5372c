import type { Proposal } from "../../core/calibrate/proposal.ts";

const outcomes = (count: number): string => `${count} ${count === 1 ? "outcome" : "outcomes"}`;

function linesOf(one: Proposal): string[] {
  switch (one.kind) {
    case "change":
      return [
        `${one.key.join(".")}: ${one.current} -> ${one.proposed}  (${outcomes(one.outcomes)})`,
        ...one.evidence.map((line) => `  ${line}`),
        `  Effect: ${one.effect}`,
      ];
    case "keep":
      return [
        `${one.key.join(".")}: ${one.current} stays  (${outcomes(one.outcomes)})`,
        ...one.evidence.map((line) => `  ${line}`),
      ];
    case "too_few":
      return [
        `${one.key.join(".")}: ${one.current} stays, too little is known  (${outcomes(one.outcomes)}, at least ${one.needed} needed)`,
        `  ${one.needed} since ${one.why}.`,
      ];
  }
}

const ORDER: readonly Proposal["kind"][] = ["change", "keep", "too_few"];

/** For a terminal: what should change first. */
export const calibrateView = (proposals: readonly Proposal[], sessions: number): string =>
  [
    `${sessions} sessions`,
    ...ORDER.flatMap((kind) =>
      proposals.filter((one) => one.kind === kind).flatMap((one) => ["", ...linesOf(one)]),
    ),
  ].join("\n");
