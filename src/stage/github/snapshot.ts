import { listRefs } from "./git/refs.ts";
import { stamp, stampOrNull } from "./ids.ts";
import type { Issue, PullIssue } from "./issues/issues.ts";
import type { TimelineEntry } from "./issues/timeline.ts";
import type { World } from "./world.ts";

/** All that is the case on the stage's GitHub, as plain data for `github.json`. Times are ISO 8601. */
export type GitHubSnapshot = {
  repository: string;
  defaultBranch: string;
  labels: { name: string; color: string; description: string | null }[];
  issues: IssueSnapshot[];
  pulls: PullSnapshot[];
  branches: Record<string, string>;
  tags: Record<string, string>;
  releases: {
    tag: string;
    name: string | null;
    draft: boolean;
    prerelease: boolean;
    at: string | null;
  }[];
  deployments: DeploymentSnapshot[];
};

type IssueSnapshot = {
  number: number;
  title: string;
  body: string | null;
  state: "open" | "closed";
  stateReason: string | null;
  author: string;
  labels: string[];
  assignees: string[];
  createdAt: string;
  closedAt: string | null;
  comments: { id: number; author: string; body: string; at: string; reactions: string[] }[];
  /** Labels coming and going, oldest first. */
  labelHistory: { at: string; actor: string; event: "labeled" | "unlabeled"; label: string }[];
};

type PullSnapshot = IssueSnapshot & {
  head: { ref: string; sha: string };
  base: { ref: string; sha: string };
  draft: boolean;
  mergedAt: string | null;
  mergedBy: string | null;
  mergeSha: string | null;
  requestedReviewers: string[];
  reviews: { author: string; state: string; body: string; commit: string; at: string }[];
};

type DeploymentSnapshot = {
  id: number;
  environment: string;
  ref: string;
  sha: string;
  creator: string;
  at: string;
  /** Oldest first. */
  statuses: { state: string; description: string; url: string; logUrl: string; at: string }[];
};

export async function snapshot(world: World): Promise<GitHubSnapshot> {
  const { repository, issues } = world;
  const [branches, tags] = await Promise.all([
    refsBelow(world, "refs/heads/"),
    refsBelow(world, "refs/tags/"),
  ]);
  return {
    repository: repository.fullName,
    defaultBranch: repository.defaultBranch,
    labels: world.labels
      .all()
      .map(({ name, color, description }) => ({ name, color, description })),
    issues: issues
      .all()
      .filter(({ pull }) => pull === undefined)
      .map((issue) => issueSnapshot(world, issue)),
    pulls: issues.pulls().map((issue) => pullSnapshot(world, issue)),
    branches,
    tags,
    releases: world.releases.all().map(({ tag, name, draft, prerelease, publishedAt }) => ({
      tag,
      name,
      draft,
      prerelease,
      at: stampOrNull(publishedAt),
    })),
    deployments: world.deployments
      .all()
      .reverse()
      .map((deployment) => ({
        id: deployment.id,
        environment: deployment.environment,
        ref: deployment.ref,
        sha: deployment.sha,
        creator: deployment.creator.login,
        at: stamp(deployment.createdAt),
        statuses: deployment.statuses.map(({ state, description, environmentUrl, logUrl, at }) => ({
          state,
          description,
          url: environmentUrl,
          logUrl,
          at: stamp(at),
        })),
      })),
  };
}

async function refsBelow({ git }: World, prefix: string): Promise<Record<string, string>> {
  const refs = await listRefs(git, prefix);
  return Object.fromEntries(refs.map(({ ref, sha }) => [ref.slice(prefix.length), sha]));
}

function issueSnapshot(world: World, issue: Issue): IssueSnapshot {
  return {
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    stateReason: issue.stateReason,
    author: issue.author.login,
    labels: issue.labels.map(({ name }) => name),
    assignees: issue.assignees.map(({ login }) => login),
    createdAt: stamp(issue.createdAt),
    closedAt: stampOrNull(issue.closedAt),
    comments: world.comments.of(issue.number).map(({ id, author, body, createdAt, reactions }) => ({
      id,
      author: author.login,
      body,
      at: stamp(createdAt),
      reactions: reactions.map(({ content }) => content),
    })),
    labelHistory: issue.timeline.flatMap(labelChange),
  };
}

function labelChange(entry: TimelineEntry): IssueSnapshot["labelHistory"] {
  if (entry.event !== "labeled" && entry.event !== "unlabeled") return [];
  const { at, actor, event, label } = entry;
  return [{ at: stamp(at), actor: actor.login, event, label: label.name }];
}

function pullSnapshot(world: World, issue: PullIssue): PullSnapshot {
  const { head, base, draft, mergedAt, mergedBy, mergeSha, reviewers, reviews } = issue.pull;
  return {
    ...issueSnapshot(world, issue),
    head: { ...head },
    base: { ...base },
    draft,
    mergedAt: stampOrNull(mergedAt),
    mergedBy: mergedBy?.login ?? null,
    mergeSha: mergeSha ?? null,
    requestedReviewers: reviewers.map(({ login }) => login),
    reviews: reviews.map(({ author, state, body, commit, submittedAt }) => ({
      author: author.login,
      state,
      body,
      commit,
      at: stamp(submittedAt),
    })),
  };
}
