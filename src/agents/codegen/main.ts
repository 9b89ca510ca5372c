import type { SdkEngineOptions } from "../../adapters/anthropic/engine/sdk-engine.ts";
import type { ModelAccess } from "../../adapters/anthropic/key-proxy/model-access.ts";
import { meteredEngine } from "../../adapters/anthropic/key-proxy/metered-engine.ts";
import { nodeMachine } from "../../adapters/process/node-machine.ts";
import { detectToolchains } from "../../adapters/toolchains/detect-toolchains.ts";
import type { Config } from "../../core/config.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Commands } from "../../ports/commands.ts";
import type { Engine } from "../../ports/engine.ts";
import { connectClaudeCode } from "../../shell/claude-code.ts";
import { connectRun } from "../../shell/connect.ts";
import { connectHeldCommands } from "../../shell/held-commands.ts";
import { connectKnowledge } from "../../shell/knowledge.ts";
import { connectKeyProxy, modelKeys } from "../../shell/model.ts";
import { nonce } from "../../shell/nonce.ts";
import { runAction } from "../../shell/run-action.ts";
import { stoppable } from "../../shell/stoppable.ts";
import { watchForStop } from "../../shell/stop.ts";
import { INPUTS, parseInput, parseMinutes, run } from "./agent.ts";

type EngineMeans = {
  config: Pick<Config, "engine" | "model">;
  commands: Commands;
  clock: Clock;
  tempDir: string;
  knowledge: SdkEngineOptions["knowledge"];
};

/**
 * The engine that the configuration names, loaded only where it is the one.
 * @throws UserError no_claude_code, TransientError where Claude Code could not be loaded for now
 */
async function connectEngine(means: EngineMeans): Promise<(access: ModelAccess) => Engine> {
  const { config, commands, clock, tempDir, knowledge } = means;
  const { model } = config;
  switch (config.engine) {
    case "sdk": {
      const { sdkEngine } = await import("../../adapters/anthropic/engine/sdk-engine.ts");
      return ({ url, token, credential }) =>
        sdkEngine({ apiKey: token, baseUrl: url, credential, model, commands, clock, knowledge });
    }
    case "claude-code": {
      const { claudeCodeEngine } = await import("../../adapters/claude-code/claude-code-engine.ts");
      const program = await connectClaudeCode({ tempDir });
      return (access) => claudeCodeEngine({ program, model, commands, access });
    }
  }
}

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
        const { tempDir } = context;
        const store = await connectKnowledge({
          ...{ token: raw["github-token"], run: context, clock },
          untrusted: true,
        });
        const knowledge = store && { store, random: nonce };
        const held = await connectHeldCommands({ config, workspace, context });
        const commands = stoppable(held, stop.signal);
        return {
          sandbox: commands.sandbox,
          refused: commands.refused,
          ...meteredEngine({
            open: () => connectKeyProxy(modelKeys(raw), { config, clock, context }),
            engineWith: await connectEngine({ config, commands, clock, tempDir, knowledge }),
            purse,
            usdPerTask: config.budget.usdPerTask,
          }),
          toolchains: detectToolchains({ commands, config, tempDir }),
          machine: nodeMachine(tempDir),
        };
      },
    });
  });
