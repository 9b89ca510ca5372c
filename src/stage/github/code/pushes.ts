import type { Principal } from "../../contract/tokens.ts";
import { emit } from "../events/emit.ts";
import { readCommits } from "../git/history.ts";
import { isAncestor, ZERO_SHA } from "../git/refs.ts";
import { changeState } from "../issues/issue-changes.ts";
import { closedBy } from "../pulls/closing-keywords.ts";
import { baseOrHeadMoved } from "../pulls/synchronize.ts";
import type { World } from "../world.ts";
import { pushedCommitView } from "./commit-view.ts";

/** A ref went from one object to another; 40 zeros where there was or is none. */
export type RefMove = { ref: string; before: string; after: string; principal: Principal };

/** GitHub shows at most this many commits in a push event. */
const MOST_COMMITS = 2048;

/**
 * Everything that follows when a branch or tag moves, whoever moved it: `push`, `create` and `delete`, pull requests
 * of the branch, issues that the commits close.
 */
export async function refMoved(world: World, move: RefMove): Promise<void> {
  const { ref, before, after, principal } = move;
  if (before === after || !/^refs\/(heads|tags)\//.test(ref)) return;
  if (ref.startsWith("refs/heads/")) await note(world, move);
  if (before === ZERO_SHA) await tellRef(world, "create", move);
  await tellPush(world, move);
  if (after === ZERO_SHA) await tellRef(world, "delete", move);
  await baseOrHeadMoved(world, move);
  if (ref === `refs/heads/${world.repository.defaultBranch}` && after !== ZERO_SHA)
    await closeByKeywords(world, { before, after, principal });
}

async function note(world: World, { ref, before, after, principal }: RefMove): Promise<void> {
  const { activities, clock, git } = world;
  const type =
    before === ZERO_SHA
      ? "branch_creation"
      : after === ZERO_SHA
        ? "branch_deletion"
        : (await isAncestor(git, before, after))
          ? "push"
          : "force_push";
  const { account: actor } = principal;
  activities.add({ ref, before, after, at: clock(), actor, type });
}

function tellRef(
  world: World,
  name: "create" | "delete",
  { ref, principal }: RefMove,
): Promise<void> {
  const [, kind = "", ...rest] = ref.split("/");
  const payload = {
    ref: rest.join("/"),
    ref_type: kind === "tags" ? "tag" : "branch",
    pusher_type: "user",
    ...(name === "create"
      ? { master_branch: world.repository.defaultBranch, description: null }
      : {}),
  };
  return emit(world, { name, payload, principal });
}

async function tellPush(world: World, { ref, before, after, principal }: RefMove): Promise<void> {
  const { git, urls } = world;
  const gone = after === ZERO_SHA;
  const isNew = before === ZERO_SHA;
  // Of a new ref its head alone: what is new in it, git does not know once the ref is there.
  const range = isNew
    ? ["--max-count=1", after]
    : [`--max-count=${MOST_COMMITS}`, `${before}..${after}`];
  const commits = gone ? [] : await readCommits(git, [...range, "--"]);
  const views = await Promise.all(
    commits.reverse().map((commit) => pushedCommitView(world, commit)),
  );
  const payload = {
    ref,
    before,
    after,
    base_ref: null,
    created: isNew,
    deleted: gone,
    forced: !isNew && !gone && !(await isAncestor(git, before, after)),
    compare: urls.html(`/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`),
    commits: views,
    head_commit: views.at(-1) ?? null,
    pusher: { name: principal.account.login, email: null },
  };
  await emit(world, { name: "push", payload, principal, ref, sha: after });
}

async function closeByKeywords(
  world: World,
  { before, after, principal }: { before: string; after: string; principal: Principal },
): Promise<void> {
  if (before === ZERO_SHA) return;
  for (const commit of await readCommits(world.git, ["--reverse", `${before}..${after}`, "--"]))
    for (const number of closedBy(commit.message, world.repository.fullName)) {
      const issue = world.issues.get(number);
      if (issue !== undefined && issue.pull === undefined)
        await changeState(world, issue, { state: "closed", principal, commit: commit.sha });
    }
}
