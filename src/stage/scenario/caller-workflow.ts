import { isMap, parseDocument } from "yaml";
import type { ScenarioFile } from "./scenario-file.ts";

/**
 * The calling workflow as a scenario wants it: every job that calls a reusable workflow gets the
 * changed permissions; `none` takes one away.
 */
export function callerWorkflow(
  text: string,
  permissions: ScenarioFile["caller"]["permissions"],
): string {
  const changes = Object.entries(permissions);
  if (changes.length === 0) return text;
  const document = parseDocument(text);
  const jobs = document.get("jobs");
  if (!isMap(jobs)) return text;
  for (const { key } of jobs.items) {
    const job = String(key);
    if (!document.hasIn(["jobs", job, "uses"])) continue;
    for (const [scope, level] of changes) {
      if (level === "none") document.deleteIn(["jobs", job, "permissions", scope]);
      else document.setIn(["jobs", job, "permissions", scope], level);
    }
  }
  return document.toString();
}
