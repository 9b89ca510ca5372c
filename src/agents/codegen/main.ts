import { sdkEngine } from "../../adapters/anthropic/engine/sdk-engine.ts";
import { detectToolchains } from "../../adapters/toolchains/detect-toolchains.ts";
import { connectRun } from "../../shell/connect.ts";
import { connectHeldCommands } from "../../shell/held-commands.ts";
import { connectKnowledge } from "../../shell/knowledge.ts";
import { modelUrl } from "../../shell/model.ts";
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
      equip: async (config, workspace) => {
        const knowledge = await connectKnowledge(raw["github-token"], context, local.clock);
        const held = await connectHeldCommands({ config, workspace, context });
        const commands = stoppable(held, stop.signal);
        return {
          sandbox: commands.sandbox,
          refused: commands.refused,
          engine: sdkEngine({
            apiKey: raw["anthropic-api-key"],
            baseUrl: modelUrl(),
            model: config.model,
            commands,
            clock: local.clock,
            knowledge: knowledge && { store: knowledge, random: nonce },
          }),
          toolchains: detectToolchains({ commands, config, tempDir: context.tempDir }),
        };
      },
    });
  });
