import type { SessionPage } from "../../src/core/dashboard/session-page.ts";
import type { SessionRow } from "../../src/core/dashboard/session-row.ts";
import { type Child, h } from "../dom/h.ts";
import { outLink, pageLink } from "../dom/link.ts";
import { chip, facts, fold, moment } from "../dom/parts.ts";
import { short, usd } from "../format/number.ts";
import { duration } from "../format/time.ts";
import { STANDING_WORDS } from "../format/words.ts";

const totalTokens = ({ total }: SessionPage): number =>
  total.inputTokens + total.outputTokens + total.cacheReadTokens + total.cacheWriteTokens;

/** Where it stands now, and what a person may answer. */
function standing(row: SessionRow, { question }: SessionPage): HTMLElement | undefined {
  const { name, tone } = STANDING_WORDS[row.standing];
  if (tone !== "bad" && tone !== "warn") return undefined;
  return h(
    "section",
    { class: `callout tone-${tone}`, "aria-labelledby": "standing-title" },
    h("h2", { id: "standing-title" }, name),
    h("p", {}, question?.reason ?? row.why),
    question !== undefined && question.recommendation !== "" && h("p", {}, question.recommendation),
    question !== undefined && [
      h("p", { class: "muted" }, "Answer with a comment on the issue, its first line one of:"),
      h(
        "ul",
        { class: "answers" },
        question.answers.map((one) => h("li", {}, h("code", {}, one))),
      ),
    ],
    h("p", { class: "muted" }, "Since ", moment(row.since)),
  );
}

const separated = (items: readonly Child[]): Child =>
  items.flatMap((item, at) => (at === 0 ? [item] : [", ", item]));

function links({ pull, issue }: SessionRow, page: SessionPage): HTMLElement {
  const { links: to, incidents } = page;
  const places = [...new Map(page.links.others.map((one) => [one.text, one])).values()];
  return h(
    "ul",
    { class: "links", "aria-label": "On GitHub and in the environments" },
    h("li", {}, outLink(to.issue, `Issue #${issue}`)),
    pull !== undefined && h("li", {}, outLink(to.pull, `Pull request #${pull}`)),
    to.runs.length > 0 && h("li", {}, outLink(to.runs.at(-1)?.url, "Newest run")),
    places.map(({ text, url }) => h("li", {}, outLink(url, text))),
    incidents.map(({ issue: number, url }) => h("li", {}, outLink(url, `Incident #${number}`))),
  );
}

export function headerView(row: SessionRow, page: SessionPage): HTMLElement {
  const { analysis, plan, release } = page;
  const seconds = (Date.parse(row.movedAt) - Date.parse(row.startedAt)) / 1000;
  return h(
    "header",
    { class: "session-head" },
    h("p", { class: "crumbs" }, pageLink("/sessions", {}, "Sessions"), ` / ${row.repository}`),
    h("h1", { tabindex: "-1" }, h("span", { class: "number" }, `#${row.issue}`), " ", row.title),
    h("div", { class: "head-line" }, chip(row.state), links(row, page)),
    standing(row, page),
    facts([
      ["Started", moment(row.startedAt)],
      ["Last moved", moment(row.movedAt)],
      ["From start to last move", duration(seconds)],
      ["Cost", `${usd(row.costUsd)} · ${short(totalTokens(page))} tokens`],
      [
        "Complexity",
        analysis && `${analysis.complexity} of 10, ${analysis.estimatedHours} h estimated`,
      ],
      ["Kind", analysis && separated([row.type, row.priority, analysis.severity])],
      ["Security", analysis?.security],
      ["Plan", plan?.variation],
      ["Plan approved by", plan?.approvedBy],
      [
        "Release",
        release && `${release.version}${release.previous ? `, after ${release.previous}` : ""}`,
      ],
      ["Opened by", page.author],
      ["Record", `revision ${page.revision}`],
    ]),
    page.body !== "" &&
      fold("The issue as it was when the session began", h("pre", { class: "text" }, page.body)),
    analysis !== undefined &&
      analysis.reasons.length + analysis.similar.length > 0 &&
      fold(
        "How it was analysed",
        h(
          "ul",
          {},
          analysis.reasons.map((reason) => h("li", {}, reason)),
        ),
        analysis.similar.length > 0 && [
          h("p", {}, "Past issues like it:"),
          h(
            "ul",
            {},
            analysis.similar.map(({ issue, title, outcome }) =>
              h("li", {}, `#${issue} ${title} (${outcome})`),
            ),
          ),
        ],
      ),
  );
}
