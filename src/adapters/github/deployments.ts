import { z } from "zod";
import type { Deployed, Deployments } from "../../ports/deployments.ts";
import type { GithubClient } from "./client.ts";
import type { Place } from "./place.ts";

/** Our payload of a deployment; GitHub gives it back as an object or as its JSON. */
const Payload = z.preprocess(
  (value) => (typeof value === "string" ? parsed(value) : value),
  z.object({ release: z.string() }),
);

/** GitHub's limit for the description of a status. */
const MOST_CHARACTERS = 140;

/** Tells ours from those that GitHub makes of each job with an environment. */
const TASK = "deploy:miyabi";

/** The page of a run, or of a job in it. */
const RUN = /\/actions\/runs\/(\d+)(?:\/job\/\d+)?$/;

/** GitHub's Deployments API. `logUrl` is the page of the run or of its job; it tells which run a status is of. */
export function githubDeployments(
  options: Place & { client: GithubClient; logUrl: string },
): Deployments {
  const { client, owner, repo, logUrl } = options;
  const { rest } = client;
  const place: Place = { owner, repo };

  const list = async (environment: string): Promise<Deployed[]> => {
    const query = { ...place, environment, task: TASK, per_page: 100 };
    const { data } = await rest.repos.listDeployments(query);
    return data.flatMap(({ id, sha, payload }) => {
      const ours = Payload.safeParse(payload);
      return ours.success ? [{ id, sha, release: ours.data.release }] : [];
    });
  };

  return {
    list,

    async statusOf(id) {
      const query = { ...place, deployment_id: id, per_page: 1 };
      const { data } = await rest.repos.listDeploymentStatuses(query);
      const [newest] = data;
      if (newest === undefined) return undefined;
      const run = RUN.exec(newest.log_url ?? "")?.[1];
      const { state, description } = newest;
      return { state, text: description, runId: run === undefined ? undefined : Number(run) };
    },

    async start({ environment, sha, release, listed }) {
      const among = (all: readonly Deployed[]): number | undefined =>
        all.find((one) => one.release === release)?.id;
      const find = async () => among(await list(environment));
      const create = async () => {
        const { data } = await rest.repos.createDeployment({
          ...place,
          ref: sha,
          task: TASK,
          environment,
          production_environment: environment === "production",
          auto_merge: false, // deploys exactly this commit
          required_contexts: [], // the review has judged already
          payload: { release },
          description: `Miyabi release ${release}`,
        });
        if ("id" in data) return data.id;
        throw new Error(`GitHub started no deployment: ${data.message ?? "no reason given"}`);
      };
      return among(listed ?? (await list(environment))) ?? client.createOnce(create, find);
    },

    async report(id, state, { url, text }) {
      const description = text.slice(0, MOST_CHARACTERS);
      const landed = async () => {
        const { data } = await rest.repos.listDeploymentStatuses({
          ...place,
          deployment_id: id,
          per_page: 1,
        });
        return data[0]?.state === state ? data[0].id : undefined;
      };
      const create = async () => {
        const { data } = await rest.repos.createDeploymentStatus({
          ...place,
          deployment_id: id,
          state,
          description,
          log_url: logUrl,
          auto_inactive: true, // the environment page shows one active deployment
          ...(url === undefined ? {} : { environment_url: url }),
        });
        return data.id;
      };
      await client.createOnce(create, landed);
    },
  };
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
