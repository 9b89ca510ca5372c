import { Command, Option } from "commander";
import { systemClock } from "../../adapters/clock/system-clock.ts";
import { otlpTelemetry } from "../../adapters/otlp/otlp-telemetry.ts";
import { UserError } from "../../core/errors.ts";
import { isSafeAddress } from "../../core/notices/safe-address.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { OTLP_HEADERS, otlpHeaders } from "../../core/telemetry/telemetry-config.ts";
import { progressOn } from "../sources/progress.ts";
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
  otlp?: string;
};

/** @throws UserError invalid_input where the collector does not take them */
async function send(url: string, all: readonly SessionRecord[], since?: Date): Promise<string> {
  const records = all.filter(({ trigger }) => Date.parse(trigger.at) >= (since?.getTime() ?? 0));
  const headers = otlpHeaders(process.env[OTLP_HEADERS] ?? "");
  const progress = progressOn(process.stderr);
  progress.at(`sending ${records.length} traces`);
  const failed = await otlpTelemetry({ url, headers, clock: systemClock() }).export(records);
  progress.end();
  if (failed !== undefined) throw new UserError("invalid_input", failed);
  return `Sent the traces of ${records.length} sessions.\n`;
}

async function metrics(options: Options, print: (text: string) => void): Promise<void> {
  const now = new Date();
  if (options.otlp !== undefined && !isSafeAddress(options.otlp))
    throw new UserError(
      "invalid_input",
      "--otlp must be https://, or http:// to this machine, without a password.",
    );
  const { records } = await readSource(options);
  if (options.otlp !== undefined) {
    print(await send(options.otlp, records, options.since));
    return;
  }
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
    .addOption(
      new Option(
        "--otlp <url>",
        "sends them as traces by OTLP over HTTP, headers by OTEL_EXPORTER_OTLP_HEADERS",
      ).conflicts(["json", "prometheus"]),
    )
    .action((options: Options) => metrics(options, print));
