import type { SessionRecord } from "../session/session.ts";
import { attributesOf, type Span } from "./span.ts";
import { traceOf } from "./trace.ts";

const SCOPE = { name: "miyabi" };
/** Of one request: some 1.5 MB, where collectors take 4 MB and more at a time. */
export const MOST_SPANS = 2_000;

const bodyOf = (spans: readonly Span[]): string =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: attributesOf({ "service.name": "miyabi" }) },
        scopeSpans: [{ scope: SCOPE, spans }],
      },
    ],
  });

/** The bodies of export requests, for `POST .../v1/traces`, each made when it is asked for. */
export function* otlpBodies(records: Iterable<SessionRecord>): Generator<string> {
  let waiting: Span[] = [];
  for (const record of records) {
    waiting.push(...traceOf(record));
    for (; waiting.length >= MOST_SPANS; waiting = waiting.slice(MOST_SPANS))
      yield bodyOf(waiting.slice(0, MOST_SPANS));
  }
  if (waiting.length > 0) yield bodyOf(waiting);
}
