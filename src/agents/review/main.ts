import { parseToml } from "../../adapters/toml/parse-toml.ts";
import { detectToolchains } from "../../adapters/toolchains/detect-toolchains.ts";
import { connectRun } from "../../shell/connect.ts";
import { connectHeldCommands } from "../../shell/held-commands.ts";
import { connectModel } from "../../shell/model.ts";
import { nonce } from "../../shell/nonce.ts";
import { runAction } from "../../shell/run-action.ts";
import { INPUTS, parseInput, run } from "./agent.ts";

/** Joins the review agent to git, the repository's tools and the model; never to GitHub's API. */
export const main = (): Promise<void> =>
  runAction(INPUTS, async (raw, context) => {
    const input = parseInput(raw);
    const connected = await connectRun(raw["github-token"], context);
    const { clock } = connected;
    return run(input, {
      ...connected,
      random: nonce,
      parseToml,
      equip: async (config, workspace) => {
        const commands = await connectHeldCommands({ config, workspace, context });
        return {
          sandbox: commands.sandbox,
          refused: commands.refused,
          model: connectModel(raw["anthropic-api-key"], { config, clock }),
          toolchains: detectToolchains({ commands, config, tempDir: context.tempDir }),
        };
      },
    });
  });
