import { parseToml } from "../../adapters/toml/parse-toml.ts";
import { detectToolchains } from "../../adapters/toolchains/detect-toolchains.ts";
import { connectRun } from "../../shell/connect.ts";
import { connectHeldCommands } from "../../shell/held-commands.ts";
import { connectModel, modelKeys } from "../../shell/model.ts";
import { nonce } from "../../shell/nonce.ts";
import { runAction } from "../../shell/run-action.ts";
import { INPUTS, parseInput, run, type Ports } from "./agent.ts";
import { pulledBy } from "./pulled.ts";
import { reviewPull } from "./review-pull.ts";

/**
 * Joins the review agent to git, the repository's tools and the model; never to GitHub's API. Without an issue
 * it judges the pull request that the run belongs to.
 */
export const main = (): Promise<void> =>
  runAction(INPUTS, async (raw, context) => {
    const connected = await connectRun(raw["github-token"], context);
    const { clock } = connected;
    const ports: Ports = {
      ...connected,
      random: nonce,
      parseToml,
      equip: async (config, workspace) => {
        const commands = await connectHeldCommands({ config, workspace, context });
        return {
          sandbox: commands.sandbox,
          refused: commands.refused,
          model: connectModel(modelKeys(raw), { config, clock, context }),
          toolchains: detectToolchains({ commands, config, tempDir: context.tempDir }),
        };
      },
    };
    return raw.issue === ""
      ? reviewPull({ ...pulledBy(context), asks: raw["anthropic-api-key"] !== "" }, ports)
      : run(parseInput(raw), ports);
  });
