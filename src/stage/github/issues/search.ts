import { handlers } from "../http/call.ts";
import { pageOf } from "../http/pages.ts";
import type { World } from "../world.ts";
import { hasLabel } from "./issue-filter.ts";
import { issueView } from "./issue-view.ts";
import { isPull, type Issue } from "./issues.ts";

type Test = (issue: Issue) => boolean;

/**
 * The qualifiers that the stage knows; anything else has to be in the title or the body.
 * https://docs.github.com/search-github/searching-on-github/searching-issues-and-pull-requests
 */
function qualifier(world: World, name: string, value: string): Test {
  switch (name) {
    case "repo":
      return () => value.toLowerCase() === world.repository.fullName.toLowerCase();
    case "is":
    case "type":
    case "state":
      return (issue) => is(issue, value);
    case "label":
      return (issue) => hasLabel(issue, value);
    case "author":
      return (issue) => issue.author.login === value;
    case "assignee":
      return (issue) => issue.assignees.some(({ login }) => login === value);
    case "head":
      return (issue) => issue.pull?.head.ref === value;
    case "base":
      return (issue) => issue.pull?.base.ref === value;
    case "in":
      return () => true;
    default:
      return (issue) => contains(issue, `${name}:${value}`);
  }
}

function is(issue: Issue, value: string): boolean {
  switch (value) {
    case "issue":
      return !isPull(issue);
    case "pr":
    case "pull-request":
      return isPull(issue);
    case "merged":
      return issue.pull?.mergedAt !== undefined;
    case "draft":
      return issue.pull?.draft === true;
    default:
      return issue.state === value;
  }
}

const contains = (issue: Issue, text: string): boolean =>
  `${issue.title}\n${issue.body ?? ""}`.toLowerCase().includes(text.toLowerCase());

/** `is:open label:"state:done" -label:x login` as tests that all hold. */
function parseSearch(world: World, query: string): Test[] {
  const terms = query.matchAll(/(-?)(?:([\w-]+):)?(?:"([^"]*)"|(\S+))/g);
  return [...terms].map(([, minus, name, quoted, plain]) => {
    const value = quoted ?? plain ?? "";
    const test: Test = name ? qualifier(world, name, value) : (issue) => contains(issue, value);
    return minus === "-" ? (issue) => !test(issue) : test;
  });
}

export const searchHandlers = (world: World) =>
  handlers({
    "search/issues-and-pull-requests": ({ input }) => {
      const tests = parseSearch(world, input.q);
      const hits = world.issues.all().filter((issue) => tests.every((test) => test(issue)));
      if (input.order !== "asc") hits.reverse();
      const { items, page } = pageOf(hits, input);
      const body = {
        total_count: hits.length,
        incomplete_results: false,
        search_type: "lexical",
        items: items.map((issue) => ({
          ...issueView(world, issue),
          body: issue.body ?? "",
          score: 1,
        })),
      };
      return { status: 200, body, page };
    },
  });
