import type { QualityReport } from "./quality.ts";

/** `2 commits of others on the branch`. */
export const othersText = ({ commits }: NonNullable<QualityReport["others"]>): string =>
  `${commits} ${commits === 1 ? "commit" : "commits"} of others on the branch`;
