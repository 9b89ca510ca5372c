import { detectToolchains } from "../../adapters/toolchains/detect-toolchains.ts";
import { connectCommands } from "../../shell/commands.ts";
import { connectRun } from "../../shell/connect.ts";
import { connectModel } from "../../shell/model.ts";
import { nonce } from "../../shell/nonce.ts";
import { runAction } from "../../shell/run-action.ts";
import { INPUTS, parseInput, run } from "./agent.ts";

/** Joins the review agent to git, the repository's tools and the model; never to GitHub's API. */
export const main = (): Promise<void> =>
  runAction(INPUTS, async (raw, context) => {
    const input = parseInput(raw);
    const commands = await connectCommands(context);
    return run(input, {
      ...(await connectRun(raw["github-token"], context)),
      random: nonce,
      equip: (config) => ({
        sandbox: commands.sandbox,
        model: connectModel(raw["anthropic-api-key"], config),
        toolchains: detectToolchains({ commands, config, tempDir: context.tempDir }),
      }),
    });
  });
