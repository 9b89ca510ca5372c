import { Command, Option } from "commander";
import { fleetMetrics } from "../../core/metrics/fleet.ts";
import { prometheusText } from "../../core/metrics/prometheus-text.ts";
import {
  readSource,
  sinceTime,
  withSource,
  type SourceOptions,
} from "../sources/session-source.ts";
import { metricsView } from "./metrics-view.ts";

type Options = SourceOptions & {
  since?: Date;
  json?: true;
  prometheus?: true;
};

async function metrics(options: Options, print: (text: string) => void): Promise<void> {
  const now = new Date();
  const { records } = await readSource(options);
  const fleet = fleetMetrics(records, { now, since: options.since });
  if (options.json) print(`${JSON.stringify(fleet, null, 2)}\n`);
  else if (options.prometheus) print(prometheusText(fleet));
  else print(`${metricsView(fleet)}\n`);
}

/** `miyabi metrics`: the figures of all sessions (docs/metrics.md). */
export const metricsCommand = (print: (text: string) => void): Command =>
  withSource(new Command("metrics"))
    .description("Prints the figures of all sessions")
    .option("--since <when>", "sessions that began since a date or an age such as 7d", (text) =>
      sinceTime(text),
    )
    .option("--json", "as JSON")
    .addOption(new Option("--prometheus", "in Prometheus' text format").conflicts("json"))
    .action((options: Options) => metrics(options, print));
