import type { EventsConfig } from "@actions/workflow-parser/model/workflow-template";
import type { StageEvent } from "../../contract/events.ts";
import { record, text } from "../language/values.ts";
import { matchesPatterns } from "./filter-pattern.ts";

type Filters = Readonly<Record<string, unknown>>;

const list = (filters: Filters, key: string): string[] | undefined => {
  const value = filters[key];
  return Array.isArray(value) ? value.map(text) : undefined;
};

/** Events whose activity types are not "all" where a workflow names none. */
const DEFAULT_TYPES: Readonly<Record<string, string[]>> = {
  pull_request: ["opened", "synchronize", "reopened"],
  pull_request_target: ["opened", "synchronize", "reopened"],
};

const typesMatch = (event: StageEvent, filters: Filters): boolean => {
  const types = list(filters, "types") ?? DEFAULT_TYPES[event.name];
  return types === undefined || types.includes(text(event.payload["action"]));
};

/** `x` and `x-ignore` of one ref name; GitHub refuses files that have both. */
const nameMatches = (name: string, filters: Filters, key: "branches" | "tags"): boolean => {
  const only = list(filters, key);
  if (only !== undefined) return matchesPatterns(name, only);
  const ignore = list(filters, `${key}-ignore`);
  return ignore === undefined || !matchesPatterns(name, ignore);
};

const pathsMatch = (changed: () => readonly string[], filters: Filters): boolean => {
  const only = list(filters, "paths");
  if (only !== undefined) return changed().some((path) => matchesPatterns(path, only));
  const ignore = list(filters, "paths-ignore");
  return ignore === undefined || changed().some((path) => !matchesPatterns(path, ignore));
};

const pushMatches = (
  event: StageEvent,
  filters: Filters,
  changed: () => readonly string[],
): boolean => {
  const has = (key: string): boolean => list(filters, key) !== undefined;
  const branches = has("branches") || has("branches-ignore");
  const tags = has("tags") || has("tags-ignore");
  if (event.ref.startsWith("refs/tags/")) {
    // Filters for branches alone mean: no tags. Path filters are not evaluated for tags.
    if (branches && !tags) return false;
    return nameMatches(event.ref.slice("refs/tags/".length), filters, "tags");
  }
  if (tags && !branches) return false;
  return (
    nameMatches(event.ref.replace(/^refs\/heads\//, ""), filters, "branches") &&
    pathsMatch(changed, filters)
  );
};

/** https://docs.github.com/actions/how-tos/manage-workflow-runs/skip-workflow-runs */
const SKIP = /\[(skip ci|ci skip|no ci|skip actions|actions skip)\]/;

/**
 * True where a workflow's `on:` wants the event. `changed` lists the paths that a push or pull request
 * changes; it is asked only where a filter needs it.
 * https://docs.github.com/actions/reference/events-that-trigger-workflows
 */
export const wants = (
  triggers: EventsConfig,
  event: StageEvent,
  changed: () => readonly string[],
): boolean => {
  const filters = triggers[event.name];
  if (filters === undefined) return false;
  switch (event.name) {
    case "push":
      return (
        !SKIP.test(text(record(event.payload["head_commit"])["message"])) &&
        pushMatches(event, record(filters), changed)
      );
    case "pull_request":
    case "pull_request_target": {
      const base = record(record(event.payload["pull_request"])["base"])["ref"];
      return (
        typesMatch(event, record(filters)) &&
        nameMatches(text(base), record(filters), "branches") &&
        pathsMatch(changed, record(filters))
      );
    }
    case "workflow_run": {
      const run = record(event.payload["workflow_run"]);
      const workflows = list(record(filters), "workflows");
      return (
        typesMatch(event, record(filters)) &&
        (workflows === undefined || workflows.includes(text(run["name"]))) &&
        nameMatches(text(run["head_branch"]), record(filters), "branches")
      );
    }
    default:
      return typesMatch(event, record(filters));
  }
};
