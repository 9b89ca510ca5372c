/** What one rule says of one key of the configuration. */
export type Proposal = {
  /** E.g. `["review", "autoMerge"]`. */
  key: readonly [section: string, key: string];
  current: number;
  /** The outcomes that it looked at. */
  outcomes: number;
} & (
  | {
      kind: "change";
      proposed: number;
      /** What was seen, as sentences. */
      evidence: string[];
      /** What would have been other with it in the same sessions. */
      effect: string;
    }
  | { kind: "keep"; evidence: string[] }
  /** The outcomes that are needed at least, and why. */
  | { kind: "too_few"; needed: number; why: string }
);

export const percentText = (share: number): string => `${Math.round(share * 100)} %`;

/** `between 78 % and 99 %`, for people. */
export const betweenText = ({ low, high }: { low: number; high: number }): string =>
  `between ${percentText(low)} and ${percentText(high)} with 95 % confidence`;
