import { type CommitRecord, readCommit, readCommits } from "../git/history.ts";
import { readChanges } from "../git/changes.ts";
import { mergeBase } from "../git/merging.ts";
import { isAncestor, readRef, resolveCommit } from "../git/refs.ts";
import { created, handlers, noContent, ok } from "../http/call.ts";
import { listed, pageOf } from "../http/pages.ts";
import { found, Problem } from "../http/problem.ts";
import type { World } from "../world.ts";
import { pullListView } from "../pulls/pull-view.ts";
import { mergeIntoBranch } from "./branch-merge.ts";
import { commitView, commitWithFilesView, fileView } from "./commit-view.ts";

type Query = {
  path?: string;
  author?: string;
  since?: string;
  until?: string;
};

const logArguments = (tip: string, { path, author, since, until }: Query): string[] => [
  ...(author === undefined ? [] : ["--fixed-strings", `--author=${author}`]),
  ...(since === undefined ? [] : [`--since=${since}`]),
  ...(until === undefined ? [] : [`--until=${until}`]),
  tip,
  "--",
  ...(path === undefined ? [] : [path]),
];

const relation = (ahead: number, behind: number): string => {
  if (ahead > 0 && behind > 0) return "diverged";
  if (ahead > 0) return "ahead";
  return behind > 0 ? "behind" : "identical";
};

/** https://docs.github.com/rest/commits/commits */
export function commitHandlers(world: World) {
  const { git, urls, repository } = world;
  const named = async (name: string): Promise<CommitRecord> => {
    const sha = await resolveCommit(git, name);
    if (sha === undefined) throw new Problem(422, `No commit found for SHA: ${name}`);
    return found(await readCommit(git, sha));
  };
  const side = async (name: string): Promise<CommitRecord> => {
    // `owner:branch` of the one repository there is.
    const sha = await resolveCommit(git, name.replace(/^[^:]*:/, ""));
    return found(await readCommit(git, found(sha)));
  };
  return handlers({
    "repos/get-commit": async ({ input }) =>
      ok(await commitWithFilesView(world, await named(input.ref))),

    "repos/list-commits": async ({ input }) => {
      const tip = found(await resolveCommit(git, input.sha ?? repository.defaultBranch));
      const commits = await readCommits(git, logArguments(tip, input));
      return listed(commits, input, (commit) => commitView(world, commit));
    },

    "repos/list-pull-requests-associated-with-commit": async ({ input }) => {
      const sha = found(await resolveCommit(git, input.commit_sha));
      const holds = await Promise.all(
        world.issues.pulls().map(async (issue) => {
          const { head, base, mergeSha } = issue.pull;
          const onHead = await isAncestor(git, sha, head.sha);
          const its = mergeSha === sha || (onHead && !(await isAncestor(git, sha, base.sha)));
          return its ? [issue] : [];
        }),
      );
      return listed(holds.flat(), input, (issue) => pullListView(world, issue));
    },

    "repos/compare-commits-with-basehead": async ({ input }) => {
      const [, left = "", right = ""] = found(
        /^(.+?)\.\.\.(.+)$/.exec(input.basehead) ?? undefined,
      );
      const base = await side(left);
      const head = await side(right);
      const fork = await mergeBase(git, base.sha, head.sha);
      const ahead = await readCommits(git, ["--reverse", `${base.sha}..${head.sha}`, "--"]);
      const behind = await readCommits(git, [`${head.sha}..${base.sha}`, "--"]);
      const changes = await readChanges(git, fork, head.sha);
      const url = urls.api(`/compare/${input.basehead}`);
      const page = urls.html(`/compare/${input.basehead}`);
      const shown = pageOf(ahead, { per_page: 100, ...input });
      return {
        status: 200,
        page: shown.page,
        body: {
          url,
          html_url: page,
          permalink_url: page,
          diff_url: `${page}.diff`,
          patch_url: `${page}.patch`,
          base_commit: await commitWithFilesView(world, base),
          merge_base_commit: await commitWithFilesView(world, found(await readCommit(git, fork))),
          status: relation(ahead.length, behind.length),
          ahead_by: ahead.length,
          behind_by: behind.length,
          total_commits: ahead.length,
          commits: shown.items.map((commit) => commitView(world, commit)),
          files: changes.map((change) => fileView(world, change, head.sha)),
        },
      };
    },

    "repos/merge": async ({ input, principal }) => {
      const { base: branch, head } = input;
      const commit = await resolveCommit(git, head);
      if (commit === undefined) throw new Problem(404, "Head does not exist");
      if ((await readRef(git, `refs/heads/${branch}`)) === undefined)
        throw new Problem(404, "Base does not exist");
      const message = input.commit_message ?? `Merge ${head} into ${branch}`;
      const merged = await mergeIntoBranch(world, { branch, commit, message, principal });
      if (merged === "conflict") throw new Problem(409, "Merge conflict");
      if (merged === "nothing") return noContent();
      return created(await commitWithFilesView(world, found(await readCommit(git, merged.sha))));
    },
  });
}
