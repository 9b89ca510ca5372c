import { identityOf } from "../../src/core/issue/labels.ts";
import { branchOf, marker } from "../../src/core/names.ts";
import { isAbsent, type Sandbox } from "./sandbox.ts";
import { FILE } from "./wanted-change.ts";
import { runsOf } from "./wait-for-end.ts";

/** One thing that must be so at the end. */
export type Finding = { what: string; ok: boolean; found: string };

export type Tried = { issue: number; branch: string; since: Date; line: string };

const orAbsent = async <Found>(asked: Promise<Found>): Promise<Found | undefined> =>
  asked.catch((error: unknown) => {
    if (isAbsent(error)) return undefined;
    throw error;
  });

/** Looks at everything that a session leaves behind, as anybody can see it. */
export async function judge(sandbox: Sandbox, tried: Tried): Promise<Finding[]> {
  const { client, place } = sandbox;
  const { rest } = client;
  const at = { ...place, issue_number: tried.issue };
  const head = branchOf(tried.issue);
  const { data: issue } = await rest.issues.get(at);
  const labels = issue.labels.map((label) =>
    identityOf(typeof label === "string" ? label : (label.name ?? "")),
  );
  const { data: comments } = await rest.issues.listComments({ ...at, per_page: 100 });
  const reports = comments.filter(({ body }) => body?.startsWith(marker(tried.issue, "summary")));
  const { data: pulls } = await rest.pulls.list({
    ...place,
    state: "all",
    head: `${place.owner}:${head}`,
  });
  const merged = pulls.filter(({ merged_at }) => merged_at !== null);
  const ref = await orAbsent(rest.git.getRef({ ...place, ref: `heads/${head}` }));
  const file = await orAbsent(
    rest.repos.getContent({ ...place, path: FILE, ref: tried.branch }).then(({ data }) => data),
  );
  const text =
    file !== undefined && !Array.isArray(file) && file.type === "file"
      ? Buffer.from(file.content, "base64").toString("utf8").trim()
      : "no file";
  const runs = await runsOf(sandbox, tried.since);
  const conclusions = runs.map(({ conclusion, status }) => conclusion ?? status ?? "unknown");
  const finding = (what: string, ok: boolean, found: string): Finding => ({ what, ok, found });
  const shown = labels.join(", ");
  return [
    finding("the issue is closed", issue.state === "closed", issue.state),
    finding("it is labelled state:done", labels.includes("state:done"), shown),
    finding("it has one report", reports.length === 1, `${reports.length} reports`),
    finding("one pull request was merged", merged.length === 1, `${pulls.length} opened`),
    finding(`branch ${head} is gone`, ref === undefined, ref ? "there" : "gone"),
    finding(`${FILE} says what was asked`, text === tried.line, text.slice(0, 80)),
    finding(
      "every run succeeded",
      conclusions.includes("success") &&
        conclusions.every((one) => one === "success" || one === "skipped"),
      conclusions.join(", "),
    ),
  ];
}
