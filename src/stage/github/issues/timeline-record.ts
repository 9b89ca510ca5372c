import type { World } from "../world.ts";
import type { Issue } from "./issues.ts";
import type { TimelineEntry } from "./timeline.ts";

type Unstamped<Entry> = Entry extends unknown ? Omit<Entry, "id" | "at"> : never;

/** Adds an entry and marks the issue as updated. */
export function record(world: World, issue: Issue, entry: Unstamped<TimelineEntry>): void {
  const at = world.clock();
  issue.timeline.push({ ...entry, id: world.ids.next(), at });
  issue.updatedAt = at;
}
