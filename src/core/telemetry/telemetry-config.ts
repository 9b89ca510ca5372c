import { z } from "zod";
import { isSafeAddress } from "../notices/safe-address.ts";

/** The key `telemetry` of the configuration (docs/metrics.md). */
export const TelemetryConfig = z.strictObject({
  url: z
    .string()
    .refine(isSafeAddress, "must be https://, or http:// to this machine, without a password")
    .optional()
    .describe(
      "Where traces are sent by OTLP over HTTP, without /v1/traces; not set: nothing is sent",
    ),
});

/** The standard's variables; the second is a name for a line of the secret MIYABI_NOTICE_SECRETS as well. */
export const OTLP_ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
export const OTLP_HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";

/** Where traces go, and with which headers. */
export type TelemetryTarget = { url: string; headers: Readonly<Record<string, string>> };

const NAME = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;
/** Ours, or the connection's own. */
const TAKEN = ["content-type", "content-length", "host", "connection", "transfer-encoding"];

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * `name=value,name2=value2`, values percent-encoded where needed, as OTEL_EXPORTER_OTLP_HEADERS has it
 * (https://opentelemetry.io/docs/specs/otel/protocol/exporter/). What is no header is left out.
 */
export function otlpHeaders(text: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const pair of text.split(",")) {
    const at = pair.indexOf("=");
    const name = pair.slice(0, Math.max(0, at)).trim().toLowerCase();
    const value = decoded(pair.slice(at + 1).trim());
    if (at > 0 && NAME.test(name) && !TAKEN.includes(name) && /^[\t\x20-\x7e]+$/.test(value))
      headers[name] = value;
  }
  return headers;
}

/** The address of traces: the base as the standard's variable has it, with `v1/traces` after it. */
export const tracesUrl = (base: string): string => {
  const url = new URL(base);
  if (!/\/v1\/traces\/?$/.test(url.pathname))
    url.pathname = `${url.pathname.replace(/\/+$/, "")}/v1/traces`;
  return url.href;
};
