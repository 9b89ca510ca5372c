import type { DeploymentView } from "../../src/core/dashboard/session-deployments.ts";
import type { SessionPage } from "../../src/core/dashboard/session-page.ts";
import { lineChart } from "../charts/line-chart.ts";
import { type Child, h } from "../dom/h.ts";
import { outLink } from "../dom/link.ts";
import { chip, empty, facts, fold, moment, section } from "../dom/parts.ts";
import { table } from "../dom/table.ts";
import { counted, percent } from "../format/number.ts";
import { clock, duration } from "../format/time.ts";

const ms = (value: number): string => `${Math.round(value)} ms`;

function healthSummary({ samples }: DeploymentView): string {
  const bad = samples.filter(({ ok }) => !ok).length;
  const sorted = samples.map((one) => one.ms).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `${counted(samples.length, "health check")}, ${bad === 0 ? "all good" : `${bad} failed`}, median ${ms(median)}`;
}

function healthChart(deployment: DeploymentView): Child {
  const { samples, baselineMs } = deployment;
  if (samples.length < 3) return undefined;
  return lineChart({
    label: `Health of ${deployment.environment}: ${healthSummary(deployment)}`,
    times: samples.map(({ at }) => Date.parse(at) / 1000),
    text: ms,
    series: [
      {
        name: "Reply",
        tone: "busy",
        values: samples.map((one) => (one.ok ? one.ms : null)),
        points: true,
      },
      {
        name: "Failed check",
        tone: "bad",
        values: samples.map((one) => (one.ok ? null : one.ms)),
        marks: true,
      },
      ...(baselineMs === undefined
        ? []
        : [
            {
              name: "Baseline",
              tone: "quiet" as const,
              dashed: true,
              values: samples.map(() => baselineMs),
            },
          ]),
    ],
  });
}

const healthTable = (deployment: DeploymentView): Child =>
  deployment.samples.length > 0 &&
  fold(
    healthSummary(deployment),
    table(
      `Health checks of ${deployment.environment}`,
      [
        { name: "Time (UTC)", cell: ({ at }) => clock(at) },
        { name: "Result", cell: ({ ok }) => chip(ok ? "healthy" : "failed") },
        { name: "Status", cell: ({ status }) => status ?? "no reply", figure: true },
        { name: "Reply after", cell: (one) => ms(one.ms), figure: true },
        { name: "Error", cell: ({ error }) => error ?? "", text: true },
      ],
      deployment.samples,
    ),
  );

const readingsTable = ({ readings, environment }: DeploymentView): Child =>
  readings.length > 0 &&
  fold(
    `${counted(readings.length, "reading")} of Prometheus`,
    table(
      `Readings of Prometheus in ${environment}`,
      [
        { name: "Time (UTC)", cell: ({ at }) => clock(at) },
        {
          name: "Failed requests",
          cell: ({ errorRate }) => (errorRate === undefined ? "no data" : percent(errorRate)),
          figure: true,
        },
        {
          name: "Latency",
          cell: ({ latencyMs }) => (latencyMs === undefined ? "no data" : ms(latencyMs)),
          figure: true,
        },
      ],
      readings,
    ),
  );

const course = ({ timeline }: DeploymentView): Child =>
  timeline.length > 0 && [
    h("h4", {}, "What happened"),
    h(
      "ol",
      { class: "course" },
      timeline.map(({ at, text }) =>
        h("li", {}, h("time", { datetime: at }, clock(at)), h("span", {}, text)),
      ),
    ),
  ];

const deploymentView = (deployment: DeploymentView): HTMLElement => {
  const { verdict, error, logs, held } = deployment;
  return h(
    "article",
    { class: "deployment" },
    h(
      "div",
      { class: "deployment-head" },
      h("h3", {}, deployment.environment),
      chip(deployment.outcome),
    ),
    error !== undefined && h("pre", { class: "text" }, error),
    held !== undefined && h("p", {}, `Held back: ${held}.`),
    deployment.notices.map((notice) => h("p", {}, notice)),
    healthChart(deployment),
    facts([
      ["Began", moment(deployment.startedAt)],
      ["Took", duration(deployment.seconds)],
      ["Release", h("code", {}, deployment.release)],
      ["Commit", h("code", {}, deployment.sha.slice(0, 12))],
      ["Address", deployment.url && outLink(deployment.url, deployment.url)],
      [
        "Watch",
        verdict &&
          `${verdict.verdict}: ${verdict.reason} (error rate ${percent(verdict.errorRate)}, median ${ms(verdict.medianMs)})`,
      ],
      ["Rolled back by", deployment.requestedBy],
      ["Runs again", deployment.restored && h("code", {}, deployment.restored)],
      ["To roll back", deployment.rollbackCommand && h("code", {}, deployment.rollbackCommand)],
    ]),
    course(deployment),
    healthTable(deployment),
    readingsTable(deployment),
    logs !== undefined && fold("The end of the release's logs", h("pre", { class: "text" }, logs)),
  );
};

export const deploymentsSection = ({ deployments, incidents }: SessionPage): HTMLElement =>
  section(
    { id: "deployments", title: "Deployments" },
    incidents.length > 0 &&
      h(
        "div",
        { class: "callout tone-bad" },
        incidents.map(({ environment, issue, url, revert }) =>
          h(
            "p",
            {},
            `${environment}: `,
            outLink(url, `incident #${issue}`),
            revert && [", taken back by ", outLink(revert.url, revert.text)],
          ),
        ),
      ),
    deployments.length === 0
      ? empty("Nothing has been deployed yet")
      : h("div", { class: "deployments" }, deployments.map(deploymentView)),
  );
