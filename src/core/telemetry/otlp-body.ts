import type { SessionRecord } from "../session/session.ts";
import { attributesOf } from "./span.ts";
import { traceOf } from "./trace.ts";

const SCOPE = { name: "miyabi" };

/** The body of an export request, for `POST .../v1/traces`. */
export const otlpBody = (records: readonly SessionRecord[]): string =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: attributesOf({ "service.name": "miyabi" }) },
        scopeSpans: [{ scope: SCOPE, spans: records.flatMap(traceOf) }],
      },
    ],
  });
