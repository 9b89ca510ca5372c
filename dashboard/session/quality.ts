import type { FindingView, ReviewView } from "../../src/core/dashboard/session-reviews.ts";
import type { SessionPage } from "../../src/core/dashboard/session-page.ts";
import { type Child, h } from "../dom/h.ts";
import { chip, empty, fold, section } from "../dom/parts.ts";
import { table } from "../dom/table.ts";
import { tabs } from "../dom/tabs.ts";
import { counted } from "../format/number.ts";
import { scoreTone } from "../format/words.ts";

const rounded = (value: number): string => `${Math.round(value * 10) / 10}`;

const partBar = ({ name, points, most }: ReviewView["parts"][number]): HTMLElement => {
  const share = Math.min(1, Math.max(0, points / most));
  const tone = share >= 0.8 ? "good" : share >= 0.5 ? "warn" : "bad";
  return h(
    "div",
    { class: "meter" },
    h("span", { class: "meter-name" }, name),
    h(
      "span",
      { class: "meter-track", "aria-hidden": "true" },
      h("span", { class: `meter-fill tone-${tone}`, style: { width: `${share * 100}%` } }),
    ),
    h("span", { class: "meter-value" }, `${rounded(points)} of ${most}`),
  );
};

const findings = (label: string, items: readonly FindingView[]): HTMLElement =>
  table(
    label,
    [
      { name: "Severity", cell: ({ severity }) => chip(severity) },
      { name: "Part", cell: ({ part }) => part },
      { name: "Finding", cell: ({ message }) => message, text: true },
      {
        name: "Place",
        cell: ({ place }) => (place === undefined ? "" : h("code", {}, place)),
        text: true,
      },
      {
        name: "Rule",
        cell: ({ rule }) => (rule === undefined ? "" : h("code", {}, rule)),
        text: true,
      },
    ],
    items,
  );

const more = (left: number): Child => left > 0 && h("p", { class: "muted" }, `and ${left} more`);

function reviewView(review: ReviewView): HTMLElement {
  const { score, recommendation, parts, coverage, documented, left } = review;
  return h(
    "div",
    {},
    h(
      "div",
      { class: "score-line" },
      h(
        "p",
        { class: `score-big tone-${scoreTone(score)}` },
        rounded(score),
        h("span", {}, " of 100"),
      ),
      h("div", { class: "meters" }, parts.map(partBar)),
      h(
        "ul",
        { class: "plain muted" },
        h("li", {}, chip(recommendation)),
        h("li", {}, `Tests: ${review.testsPassed} passed, ${review.testsFailed} failed`),
        coverage !== undefined && h("li", {}, `Coverage: ${rounded(coverage)} %`),
        documented !== undefined && h("li", {}, `Documented: ${rounded(documented)} %`),
        h("li", {}, `Tools: ${review.toolchain}`),
      ),
    ),
    review.unknown.length > 0 &&
      h(
        "div",
        { class: "callout tone-warn" },
        h("p", {}, "Unknown parts earn nothing and keep the change from being merged by itself:"),
        h(
          "ul",
          {},
          review.unknown.map(({ part, reason }) => h("li", {}, `${part}: ${reason}`)),
        ),
      ),
    h("h3", {}, "Findings"),
    review.findings.length === 0
      ? h("p", { class: "muted" }, "None.")
      : [findings(`Findings of attempt ${review.attempt}`, review.findings), more(left.findings)],
    review.notJudged.length > 0 &&
      fold(
        "What the model could not judge",
        h(
          "ul",
          {},
          review.notJudged.map((one) => h("li", {}, one)),
        ),
      ),
    fold(
      "How the points came about",
      h(
        "ul",
        {},
        review.explanation.map((one) => h("li", {}, one)),
      ),
    ),
    review.debt.length > 0 &&
      fold(
        `Old debt, which costs nothing (${review.debt.length + left.debt})`,
        findings("Old debt", review.debt),
        more(left.debt),
      ),
  );
}

/** The score of each attempt, the newest first seen. */
export function qualitySection({ reviews }: SessionPage): HTMLElement {
  if (reviews.length === 0)
    return section({ id: "quality", title: "Quality" }, empty("Nothing has been reviewed yet"));
  return section(
    {
      id: "quality",
      title: "Quality",
      note: reviews.length > 1 ? counted(reviews.length, "review") : undefined,
    },
    reviews.length === 1
      ? reviews.map(reviewView)
      : tabs(
          "Reviews",
          reviews.map((review, at) => ({
            name: `Review ${at + 1}: ${rounded(review.score)}`,
            view: () => reviewView(review),
          })),
          reviews.length - 1,
        ),
  );
}
