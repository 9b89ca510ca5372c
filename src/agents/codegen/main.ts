import { sdkEngine } from "../../adapters/anthropic/engine/sdk-engine.ts";
import { meteredEngine } from "../../adapters/anthropic/key-proxy/metered-engine.ts";
import { detectToolchains } from "../../adapters/toolchains/detect-toolchains.ts";
import { connectRun } from "../../shell/connect.ts";
import { connectHeldCommands } from "../../shell/held-commands.ts";
import { connectKnowledge } from "../../shell/knowledge.ts";
import { connectKeyProxy } from "../../shell/model.ts";
import { nonce } from "../../shell/nonce.ts";
import { runAction } from "../../shell/run-action.ts";
import { stoppable } from "../../shell/stoppable.ts";
import { watchForStop } from "../../shell/stop.ts";
import { INPUTS, parseInput, parseMinutes, run } from "./agent.ts";

/** Joins the code generation agent to git, the engine and the repository's tools; never to GitHub's API. */
export const main = (): Promise<void> =>
  runAction(INPUTS, async (raw, context) => {
    const stop = watchForStop({ minutes: parseMinutes(raw.minutes) });
    const input = parseInput(raw);
    const local = await connectRun(raw["github-token"], context);
    return run(input, {
      ...local,
      stop,
      random: nonce,
      equip: async (config, workspace, purse) => {
        const { clock } = local;
        const { model } = config;
        const store = await connectKnowledge(raw["github-token"], context, clock);
        const knowledge = store && { store, random: nonce };
        const held = await connectHeldCommands({ config, workspace, context });
        const commands = stoppable(held, stop.signal);
        return {
          sandbox: commands.sandbox,
          refused: commands.refused,
          ...meteredEngine({
            open: () => connectKeyProxy(raw["anthropic-api-key"], { clock, context }),
            engineWith: ({ url, token }) =>
              sdkEngine({ apiKey: token, baseUrl: url, model, commands, clock, knowledge }),
            purse,
            usdPerTask: config.budget.usdPerTask,
          }),
          toolchains: detectToolchains({ commands, config, tempDir: context.tempDir }),
        };
      },
    });
  });
