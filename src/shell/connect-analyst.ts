import { connectGithub } from "./connect.ts";
import { knowledgeWhenAsked } from "./knowledge.ts";
import { connectModel } from "./model.ts";
import type { ModelKeys } from "./model-upstream.ts";
import { nonce } from "./nonce.ts";
import type { JobContext } from "./run-action.ts";
import { searchKnowledge } from "./search-knowledge.ts";

/** For agents that think about an issue: GitHub, and the model that the configuration names (read once). */
export async function connectAnalyst(
  {
    token,
    keys,
    knowledgeSecrets: secretLines,
  }: { token: string; keys: ModelKeys; knowledgeSecrets: string },
  run: JobContext,
) {
  const github = await connectGithub(token, run);
  const { clock } = github;
  const config = await github.repository.config();
  return {
    ...github,
    repository: { ...github.repository, config: () => Promise.resolve(config) },
    model: connectModel(keys, { config, clock, context: run }),
    nonce,
    knowledge: searchKnowledge(
      {
        config: config.knowledge,
        secretLines,
        embedded: knowledgeWhenAsked({ token, run, clock }),
        clock,
      },
      run,
    ),
  };
}
