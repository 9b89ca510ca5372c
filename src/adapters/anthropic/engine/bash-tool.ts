import { z } from "zod";
import type { Commands } from "../../../ports/commands.ts";
import { endsOf } from "./excerpt.ts";
import { defineTool, type Tool } from "./tool.ts";

const DEFAULT_SECONDS = 120;
const MAX_SECONDS = 600;

/** A shell command in the worktree, held by whatever sandbox `commands` is. */
export const bashTool = (commands: Commands): Tool =>
  defineTool({
    name: "bash",
    description:
      "Runs a bash command in the worktree and gives exit code and output. What it leaves in the background is ended.",
    input: z.object({
      command: z.string().min(1),
      timeout_seconds: z.number().positive().max(MAX_SECONDS).default(DEFAULT_SECONDS),
    }),
    run: async (
      { command, timeout_seconds: timeout },
      { worktree, secondsLeft, outputs, signal },
    ) => {
      const result = await commands.run(["bash", "-c", command], {
        cwd: worktree,
        timeoutSeconds: Math.max(1, Math.min(timeout, secondsLeft())),
        ...(signal && { signal }),
      });
      const code = result.timedOut ? "timed out" : `exit code ${result.code ?? "none"}`;
      const parts = [result.stdout.trimEnd(), result.stderr.trimEnd()].filter(
        (part) => part !== "",
      );
      return {
        text: endsOf(`[${code}]\n${parts.join("\n[stderr]\n")}`, (whole) => outputs.keep(whole)),
        isError: result.code !== 0,
      };
    },
  });
