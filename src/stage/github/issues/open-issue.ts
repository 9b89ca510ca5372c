import type { Account } from "../../contract/tokens.ts";
import { invalid } from "../http/problem.ts";
import type { World } from "../world.ts";
import type { Issue } from "./issues.ts";

/** GitHub's own limit for a body or a comment. */
const LONGEST_BODY = 65_536;

type NewIssue = { title: string; body: string | null; author: Account };

/** An issue of nobody's making yet: not announced. Pull requests start the same way. */
export function openIssue(world: World, { title, body, author }: NewIssue): Issue {
  if (title.trim() === "")
    throw invalid({ resource: "Issue", code: "missing_field", field: "title" });
  if ((body?.length ?? 0) > LONGEST_BODY)
    throw invalid({
      resource: "Issue",
      code: "custom",
      field: "body",
      message: `body is too long (maximum is ${LONGEST_BODY} characters)`,
    });
  const now = world.clock();
  const issue: Issue = {
    id: world.ids.next(),
    number: world.issues.takeNumber(),
    title,
    body,
    state: "open",
    stateReason: null,
    labels: [],
    assignees: [],
    author,
    locked: false,
    lockReason: null,
    createdAt: now,
    updatedAt: now,
    timeline: [],
    reactions: [],
    subIssues: [],
  };
  world.issues.add(issue);
  return issue;
}
