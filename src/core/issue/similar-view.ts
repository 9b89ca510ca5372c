import { inertLine } from "../text/inert-line.ts";
import type { Analysis } from "./analysis.ts";

const ENDED: Readonly<Record<string, string>> = {
  success: "merged",
  failed: "failed",
  rejected: "not merged",
  rolled_back: "taken back from production",
};

const endOf = (outcome: string): string => ENDED[outcome] ?? outcome;

/** For people, in the plan's comment. Markdown; "" where there is none. */
export const similarLines = ({ similar }: Pick<Analysis, "similar">): string =>
  similar.length === 0
    ? ""
    : [
        "**Similar issues**",
        ...similar.map(
          ({ issue, title, outcome }) =>
            `- #${issue} (${inertLine(title, 120)}): ${inertLine(endOf(outcome), 40)}`,
        ),
      ].join("\n");

/** For a model, as data: whoever wrote those issues is a stranger as well. */
export const similarText = ({ similar }: Pick<Analysis, "similar">): string =>
  similar
    .map(({ issue, title, outcome }) => `issue ${issue}: ${title}\nended: ${endOf(outcome)}`)
    .join("\n");
