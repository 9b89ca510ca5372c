import type { LogText } from "../knowledge/documents-of-log.ts";
import { fleetMetrics } from "../metrics/fleet.ts";
import { knowledgeData, knowledgeDocuments } from "./knowledge-data.ts";
import { dataScript, sessionData, type SiteInput } from "./site-data.ts";

/** The text of every file of `data/`, by name without `.js`. @param logs days of the log; none where it is not there */
export function siteData(input: SiteInput & { logs: readonly LogText[] }): Map<string, string> {
  const { records, now, logs } = input;
  const files = new Map<string, unknown>([
    ...sessionData(input),
    ["fleet", fleetMetrics(records, { now })],
    ...knowledgeData(knowledgeDocuments(logs, records)),
  ]);
  return new Map([...files].map(([name, value]) => [name, dataScript(name, value)]));
}
