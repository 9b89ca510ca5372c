import type { FleetMetrics } from "../../src/core/metrics/fleet.ts";
import { barList } from "../charts/bar-list.ts";
import { type Child, h } from "../dom/h.ts";
import { empty, facts, section } from "../dom/parts.ts";
import { table } from "../dom/table.ts";
import { percent, whole } from "../format/number.ts";
import { roughDuration } from "../format/time.ts";
import { spoken } from "../format/words.ts";

type Outcomes = FleetMetrics["outcomes"];

const failures = ({ failures: all }: Outcomes): HTMLElement =>
  section(
    { id: "failures", title: "Failures by reason", note: "sessions that stand still" },
    all.length === 0
      ? empty("No session stands still")
      : barList(
          all.map(({ name, count }) => ({
            name: spoken(name),
            value: count,
            text: whole(count),
            tone: "bad",
          })),
        ),
  );

const escalations = ({ escalations: all }: Outcomes): HTMLElement =>
  section(
    { id: "escalations", title: "What people were asked" },
    all.length === 0
      ? empty("Nobody was asked anything")
      : table(
          "Escalations by kind",
          [
            { name: "Kind", cell: ({ kind }) => spoken(kind), head: true },
            { name: "Asked", cell: ({ count }) => whole(count), figure: true },
            { name: "Open", cell: ({ open }) => whole(open), figure: true },
            { name: "Approved", cell: ({ approved }) => whole(approved), figure: true },
            { name: "Rejected", cell: ({ rejected }) => whole(rejected), figure: true },
            {
              name: "Answer, median",
              cell: ({ answerSeconds: { p50 } }) => (p50 === null ? "–" : roughDuration(p50)),
              figure: true,
            },
          ],
          all,
        ),
  );

const outcomesOf = ({ outcomes }: Outcomes["environments"][number]): Child =>
  outcomes.map(({ name, count }) => `${spoken(name)} ${whole(count)}`).join(", ") || "none";

const deployments = ({ environments, rollbacks, incidents, reExecutions }: Outcomes): HTMLElement =>
  section(
    { id: "releases", title: "Deployments" },
    table(
      "Deployments by environment",
      [
        { name: "Environment", cell: ({ environment }) => environment, head: true },
        {
          name: "Success",
          cell: ({ success }) => (success.share === null ? "–" : percent(success.share)),
          figure: true,
        },
        {
          name: "Median",
          cell: ({ seconds: { p50 } }) => (p50 === null ? "–" : roughDuration(p50)),
          figure: true,
        },
        { name: "Outcomes", cell: outcomesOf },
      ],
      environments,
    ),
    facts([
      [
        "Rollbacks",
        `${rollbacks.automatic} by the watch, ${rollbacks.onRequest} on request, ${rollbacks.failed} failed`,
      ],
      ["Incidents", `${incidents.count}, ${incidents.reverts} with a pull request that reverts`],
      [
        "Made again after review",
        `${whole(reExecutions.sessions.count)} of ${whole(reExecutions.sessions.of)} sessions`,
      ],
    ]),
  );

export const outcomesSections = ({ outcomes }: FleetMetrics): HTMLElement =>
  h(
    "div",
    {},
    h("div", { class: "columns columns-even" }, failures(outcomes), escalations(outcomes)),
    deployments(outcomes),
  );
