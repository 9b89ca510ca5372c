import type { Conclusion } from "../contract/runs.ts";

/** One issue of the scenario and what became of it. */
export type IssueOutcome = {
  number: number;
  state: "open" | "closed";
  labels: readonly string[];
  /** Oldest first. */
  comments: readonly { author: string; body: string }[];
  /** The newest session record, undefined where there is none. */
  session:
    | {
        state: string;
        /** Score of each review, oldest first. */
        scores: readonly number[];
        /** Kinds of all escalations, oldest first. */
        escalations: readonly string[];
        /** Status by task id. */
        tasks: Readonly<Record<string, string>>;
        /** Environment and outcome of each deployment, oldest first. */
        deployments: readonly {
          environment: string;
          outcome: string;
          /** From the first failed check to the verified release before; absent without a rollback. */
          recoverySeconds?: number | undefined;
        }[];
      }
    | undefined;
};

/** An object of the cluster; what only Deployments have is absent on others. */
export type ClusterObject = {
  image?: string | undefined;
  /** Absent where its pods are not Miyabi's. */
  release?: string | undefined;
  ready?: number | undefined;
  /** Writes by environments' users, dry runs left out. */
  applies: number;
  otherWrites: number;
};

/** How things stand on the stage when all is quiet: what `expect.yml` is compared with. */
export type Outcome = {
  /** Those of the scenario, in its order. */
  issues: readonly IssueOutcome[];
  /** All pull requests, oldest first. */
  pulls: readonly {
    number: number;
    title: string;
    body: string;
    state: "open" | "closed";
    merged: boolean;
    draft: boolean;
    labels: readonly string[];
    head: string;
    base: string;
  }[];
  /** GitHub's own record: environment and newest status of each deployment, oldest first. */
  deployments: readonly { environment: string; state: string }[];
  /** The stage's host, by environment. */
  services: Readonly<Record<string, { release?: string; running: boolean; starts: number }>>;
  /** Objects of the cluster by environment and `kind/name`; {} where there is none. */
  cluster: Readonly<Record<string, Readonly<Record<string, ClusterObject>>>>;
  /** Text of every file of the default branch, by path. */
  files: Readonly<Record<string, string>>;
  branches: readonly string[];
  tags: readonly string[];
  /** Every issue that is not of the scenario, e.g. an incident. */
  otherIssues: readonly { title: string; state: "open" | "closed" }[];
  /** In the order in which they were made; a run without any job that ran is one, too. */
  runs: readonly {
    event: string;
    conclusion: Conclusion | undefined;
    jobs: readonly { name: string; conclusion: Conclusion | undefined }[];
  }[];
  /** Counted by the stage. */
  requests: { github: number; model: number };
};
