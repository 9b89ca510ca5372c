import { z } from "zod";
import { redactValues } from "../../core/text/redact-values.ts";
import type { Metrics, Reading } from "../../ports/metrics.ts";
import { ask } from "../http/capped-request.ts";
import { connectionError } from "../http/connection-error.ts";

const MOST_BYTES = 1024 * 1024;

/** Seconds since 1970, and the value as text: `[1435781451.781, "0.02"]`. */
const Point = z.tuple([z.number(), z.string()]);

/** Source: prometheus.io/docs/prometheus/latest/querying/api, "Instant queries", "Format overview". */
const Answer = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("success"),
    data: z.discriminatedUnion("resultType", [
      z.object({ resultType: z.literal("vector"), result: z.array(z.object({ value: Point })) }),
      z.object({ resultType: z.literal("scalar"), result: Point }),
    ]),
  }),
  z.object({ status: z.literal("error"), errorType: z.string(), error: z.string() }),
]);

const none = (reason: string): Reading => ({ ok: false, reason });

function readingOf(text: string, status: number): Reading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return none(`HTTP ${status}, and no JSON`);
  }
  const answer = Answer.safeParse(value);
  if (!answer.success) return none(`HTTP ${status}, and no instant vector or scalar`);
  if (answer.data.status === "error")
    return none(`${answer.data.errorType}: ${answer.data.error.slice(0, 200)}`);
  const { data } = answer.data;
  const points = data.resultType === "scalar" ? [data.result] : data.result.map((one) => one.value);
  const [point, second] = points;
  if (point === undefined) return none("no data: the result is empty");
  if (second !== undefined)
    return none(`the query gives ${points.length} series, one is needed: use sum() or max()`);
  // NaN is 0 / 0, no traffic; an infinite value is no measurement either.
  const number = Number(point[1]);
  return Number.isFinite(number) ? { ok: true, value: number } : none(`no data: ${point[1]}`);
}

/** Where Prometheus is, and how it is asked. */
export type PrometheusOptions = {
  /** e.g. `https://prometheus.example`; `/api/v1/query` is added. */
  url: string;
  /** Of one query. */
  timeoutMs: number;
  /** The whole Authorization header, e.g. `Bearer ...`; kept out of every reason. */
  authorization?: string | undefined;
};

/** Asks Prometheus, or what speaks its API. A redirect is not followed: the header is for this address only. */
export const prometheusMetrics = (options: PrometheusOptions): Metrics => {
  const { url, timeoutMs, authorization } = options;
  const secrets = authorization === undefined ? [] : [authorization, ...authorization.split(" ")];
  const told = (reason: string): Reading =>
    none(
      redactValues(
        reason,
        secrets.filter((secret) => secret.length >= 8),
      ),
    );
  return {
    async read(query) {
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const { status, text, cut } = await ask({
          url: `${url.replace(/\/+$/, "")}/api/v1/query`,
          signal,
          method: "POST",
          headers: {
            "content-type": "application/x-www-form-urlencoded",
            ...(authorization === undefined ? {} : { authorization }),
          },
          body: new URLSearchParams({ query }).toString(),
          mostBytes: MOST_BYTES,
        });
        if (status >= 300 && status <= 399) return none(`HTTP ${status}: correct the URL`);
        if (status === 401 || status === 403)
          return none(`HTTP ${status}: correct the secret for its Authorization header`);
        if (cut) return none("the answer is over 1 MiB");
        const reading = readingOf(text, status);
        return reading.ok ? reading : told(reading.reason);
      } catch (error) {
        return told(signal.aborted ? `no reply in ${timeoutMs} ms` : connectionError(error));
      }
    },
  };
};
