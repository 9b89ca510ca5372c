import type { EnvironmentConfig } from "../../core/deploy/deploy-config.ts";
import type { Target } from "../../ports/target.ts";
import { commandTarget, type CommandTargetOptions } from "./command-target.ts";
import { kubectlTarget } from "./kubectl-target.ts";

/** The target that an environment's configuration asks for. */
export function targetOf(
  options: Omit<CommandTargetOptions, "config"> & { config: EnvironmentConfig; tempDir: string },
): Target {
  const { config } = options;
  return config.kind === "kubectl"
    ? kubectlTarget({ ...options, config })
    : commandTarget({ ...options, config });
}
