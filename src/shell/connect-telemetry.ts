import { otlpTelemetry } from "../adapters/otlp/otlp-telemetry.ts";
import { messageOf } from "../core/error-code.ts";
import { OTLP_ENDPOINT, OTLP_HEADERS, otlpHeaders } from "../core/telemetry/telemetry-config.ts";
import type { Clock } from "../ports/clock.ts";
import type { Telemetry } from "../ports/telemetry.ts";

/** The value of a line NAME=value of a secret. */
const lineOf = (lines: string, name: string): string | undefined =>
  lines
    .split(/\r?\n/)
    .map((line) => line.trim())
    .find((line) => line.startsWith(`${name}=`))
    ?.slice(name.length + 1);

export type TelemetrySources = {
  /** The address that the configuration names, if any; asked only where a record says that there is one. */
  configured: () => Promise<string | undefined>;
  /** Of the input `notice-secrets`. */
  secretLines: string;
  /** By default the job's own. */
  env?: Readonly<Record<string, string | undefined>>;
  clock: Clock;
};

/** Where the configuration, or the job's environment, says so; the configuration comes first. Else nothing is sent. */
export const telemetryOf = ({
  configured,
  secretLines,
  env = process.env,
  clock,
}: TelemetrySources): Telemetry => ({
  async export(records) {
    try {
      const named = records.some(({ traced }) => traced) ? await configured() : undefined;
      const url = named ?? env[OTLP_ENDPOINT] ?? "";
      if (url === "") return undefined;
      const headers = otlpHeaders(lineOf(secretLines, OTLP_HEADERS) ?? env[OTLP_HEADERS] ?? "");
      return await otlpTelemetry({ url, headers, clock }).export(records);
    } catch (error) {
      return `Traces could not be sent: ${messageOf(error)}.`;
    }
  },
});
