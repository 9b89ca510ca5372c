import type { EscalationView, SessionPage } from "../../src/core/dashboard/session-page.ts";
import { h } from "../dom/h.ts";
import { chip, fold, moment, section } from "../dom/parts.ts";
import { table } from "../dom/table.ts";
import { absolute } from "../format/time.ts";
import { spoken } from "../format/words.ts";

const escalation = (one: EscalationView): HTMLElement =>
  h(
    "li",
    { class: "escalation" },
    h("div", { class: "deployment-head" }, h("h4", {}, spoken(one.kind)), chip(one.severity)),
    h("p", {}, one.reason),
    one.recommendation !== "" && h("p", {}, one.recommendation),
    one.failing.length > 0 && h("p", { class: "muted" }, `Failing: ${one.failing.join(", ")}`),
    h(
      "p",
      { class: "muted" },
      "Asked ",
      moment(one.raisedAt),
      one.answered
        ? [
            `, answered by ${one.answered.by}: ${spoken(one.answered.action)}, `,
            moment(one.answered.at),
          ]
        : one.expiredAt
          ? [", expired ", moment(one.expiredAt)]
          : ", not answered",
    ),
  );

/** Escalations, every step of the state, and notes. */
export const historySection = ({
  escalations,
  transitions,
  notes,
  labels,
  plan,
}: SessionPage): HTMLElement =>
  section(
    { id: "history", title: "History" },
    h("h3", {}, "Escalations"),
    escalations.length === 0
      ? h("p", { class: "muted" }, "Nobody was asked anything.")
      : h("ul", { class: "list" }, [...escalations].reverse().map(escalation)),
    h("h3", {}, "Steps"),
    transitions.length === 0
      ? h("p", { class: "muted" }, "None yet.")
      : table(
          "Steps of the state",
          [
            {
              name: "Time (UTC)",
              cell: ({ at }) =>
                h("time", { datetime: at, class: "nowrap" }, absolute(at).replace(" UTC", "")),
            },
            { name: "From", cell: ({ from }) => chip(from) },
            { name: "To", cell: ({ to }) => chip(to) },
            { name: "By", cell: ({ by }) => by, text: true },
            {
              name: "Why",
              cell: ({ reason, refused }) => (refused ? `refused: ${reason}` : reason),
              text: true,
            },
          ],
          transitions,
        ),
    notes.length > 0 &&
      fold(
        "Notes",
        h(
          "ul",
          {},
          notes.map((note) => h("li", {}, note)),
        ),
      ),
    plan !== undefined &&
      plan.explanation.length > 0 &&
      fold(
        "Why the schedule is as it is",
        h(
          "ul",
          {},
          plan.explanation.map((one) => h("li", {}, one)),
        ),
      ),
    labels.length > 0 && fold("Labels when it began", h("p", {}, labels.join(", "))),
  );
