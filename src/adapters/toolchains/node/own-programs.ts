import { join } from "node:path";
import type { Commands } from "../../../ports/commands.ts";

/**
 * Programs that the packages of a project bring along come before the machine's, as npm has it for its
 * scripts: the `node` of a package too, which says on which version the tests run.
 *
 * @param workspace the folder of the workspace that the project belongs to; its own without one
 */
export const withOwnPrograms = (commands: Commands, workspace: string): Commands => ({
  ...commands,
  run: (command, options) =>
    commands.run(command, {
      ...options,
      programs: [...new Set([options.cwd, workspace])].map((folder) =>
        join(folder, "node_modules/.bin"),
      ),
    }),
});
