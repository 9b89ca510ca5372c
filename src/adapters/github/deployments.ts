import { z } from "zod";
import type { Deployments } from "../../ports/deployments.ts";
import type { GithubClient } from "./client.ts";
import type { Place } from "./place.ts";

/** Our payload of a deployment; GitHub gives it back as an object or as its JSON. */
const Payload = z.preprocess(
  (value) => (typeof value === "string" ? parsed(value) : value),
  z.object({ release: z.string() }),
);

/** GitHub's limit for the description of a status. */
const MOST_CHARACTERS = 140;

/** GitHub's Deployments API. */
export function githubDeployments(options: Place & { client: GithubClient }): Deployments {
  const { client, owner, repo } = options;
  const { rest } = client;
  const place: Place = { owner, repo };

  return {
    async start({ environment, sha, release }) {
      const find = async () => {
        const { data } = await rest.repos.listDeployments({ ...place, environment, sha });
        return data.find(({ payload }) => {
          const ours = Payload.safeParse(payload);
          return ours.success && ours.data.release === release;
        })?.id;
      };
      const create = async () => {
        const { data } = await rest.repos.createDeployment({
          ...place,
          ref: sha,
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
      return (await find()) ?? client.createOnce(create, find);
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
