import { CONTEXT_FILES } from "../../../core/task/execution-context.ts";
import type { Commands } from "../../../ports/commands.ts";

const SECONDS = 30;
const COMMAND = [
  ...["git", "status", "--porcelain", "--untracked-files=normal", "--", "."],
  ...CONTEXT_FILES.map((file) => `:(exclude)${file}`),
];

/** Whether the worktree differs from its commit; undefined where git cannot say. Runs where commands run. */
export async function hasDiff(commands: Commands, worktree: string): Promise<boolean | undefined> {
  const { code, stdout } = await commands.run(COMMAND, { cwd: worktree, timeoutSeconds: SECONDS });
  return code === 0 ? stdout.trim() !== "" : undefined;
}
