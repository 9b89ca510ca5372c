import { recoveryOf } from "../../core/deploy/recovery.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import type { RunRecord } from "../contract/runs.ts";
import type { GitHubSnapshot } from "../github/snapshot.ts";
import type { Host } from "../host/host.ts";
import { bareRepository } from "../runner/files/bare-repository.ts";
import type { ClusterSnapshot } from "../cluster/cluster.ts";
import type { IssueOutcome, Outcome } from "../scenario/outcome.ts";
import { clusterOutcome } from "./cluster-outcome.ts";

type World = {
  /** The scenario's issues by number, each with its newest session record. */
  sessions: ReadonlyMap<number, SessionRecord | undefined>;
  github: GitHubSnapshot;
  runs: readonly RunRecord[];
  host: Host;
  /** Undefined where the scenario has none. */
  cluster?: ClusterSnapshot | undefined;
  environments: readonly string[];
  gitDir: string;
  requests: { github: number; model: number };
};

/** How things stand, in the terms of `expect.yml`. */
export function outcomeOf(world: World): Outcome {
  const { github, sessions } = world;
  return {
    issues: [...sessions].map(([number, session]) => issueOf(number, session, github)),
    pulls: github.pulls.map(pullOf),
    deployments: github.deployments.map(({ environment, statuses }) => ({
      environment,
      state: statuses.at(-1)?.state ?? "pending",
    })),
    services: Object.fromEntries(
      world.environments.map((name) => {
        const { release, running, starts } = world.host.stateOf(name);
        return [name, { running, starts, ...(release === undefined ? {} : { release }) }];
      }),
    ),
    cluster: world.cluster ? clusterOutcome(world.cluster, world.environments) : {},
    files: filesOf(world.gitDir, github.defaultBranch),
    branches: Object.keys(github.branches),
    tags: Object.keys(github.tags),
    otherIssues: github.issues.filter(({ number }) => !sessions.has(number)),
    runs: world.runs.map(({ event, conclusion, jobs }) => ({
      event,
      conclusion,
      jobs: jobs.map((job) => ({ name: job.name, conclusion: job.conclusion })),
    })),
    requests: world.requests,
  };
}

function issueOf(
  number: number,
  session: SessionRecord | undefined,
  { issues }: GitHubSnapshot,
): IssueOutcome {
  const found = issues.find((issue) => issue.number === number);
  if (!found) throw new Error(`the stage has lost issue #${number}`);
  const { state, labels, comments } = found;
  return { number, state, labels, comments, session: session && sessionPart(session) };
}

const pullOf = (pull: GitHubSnapshot["pulls"][number]): Outcome["pulls"][number] => ({
  number: pull.number,
  title: pull.title,
  body: pull.body ?? "",
  state: pull.state,
  merged: pull.mergedAt !== null,
  draft: pull.draft,
  labels: pull.labels,
  head: pull.head.ref,
  base: pull.base.ref,
});

const sessionPart = (session: SessionRecord): IssueOutcome["session"] => ({
  state: session.state,
  scores: session.reviews.map(({ score }) => score),
  escalations: session.escalations.map(({ kind }) => kind),
  tasks: Object.fromEntries(session.tasks.map(({ task, status }) => [task, status])),
  deployments: session.deployments.map((result) => ({
    environment: result.environment,
    outcome: result.outcome,
    recoverySeconds: recoveryOf(result)?.seconds,
  })),
});

function filesOf(gitDir: string, branch: string): Record<string, string> {
  const git = bareRepository(gitDir);
  const head = git.commit(`refs/heads/${branch}`);
  if (head === undefined) return {};
  const paths = git.files(head);
  return Object.fromEntries(paths.map((path) => [path, git.read(head, path) ?? ""]));
}
