import type { CommandEnvironment } from "../../core/config.ts";
import { redactValues } from "../../core/text/redact-values.ts";
import type { Commands } from "../../ports/commands.ts";
import type { Target, TargetResult } from "../../ports/target.ts";

/** A build, a push and a rollout together; the job itself ends after an hour. */
const TIMEOUT_SECONDS = 30 * 60;

export type CommandTargetOptions = {
  name: "staging" | "production";
  config: CommandEnvironment;
  /** Of the job: repository and environment variables by name. */
  variables: Readonly<Record<string, string>>;
  secrets: Readonly<Record<string, string>>;
  /** Gives each command PATH and an empty HOME, and nothing of the action's own environment. */
  commands: Pick<Commands, "run">;
};

const quoted = (part: string): string =>
  /^[\w@%+=:,./-]+$/.test(part) ? part : `'${part.replaceAll("'", "'\\''")}'`;

/**
 * Releases by the repository's own commands (`deploy.<environment>` in .github/miyabi.yml), run in the
 * clone of the merged commit. They find MIYABI_SHA, MIYABI_RELEASE and MIYABI_ENVIRONMENT beside the
 * job's variables and secrets. The status command has to agree after each of them. A command that is
 * given the same release again is expected to find it there, as `kubectl apply` does.
 */
export function commandTarget(options: CommandTargetOptions): Target {
  const { name, config, variables, secrets, commands } = options;

  const run = async (
    command: readonly string[],
    { id, path, sha }: { id: string; path: string; sha?: string },
  ): Promise<TargetResult> => {
    const result = await commands.run(command, {
      cwd: path,
      timeoutSeconds: TIMEOUT_SECONDS,
      env: {
        ...variables,
        ...secrets,
        ...(sha === undefined ? {} : { MIYABI_SHA: sha }),
        MIYABI_RELEASE: id,
        MIYABI_ENVIRONMENT: name,
      },
    });
    const end = result.timedOut
      ? [`stopped after ${TIMEOUT_SECONDS} s`]
      : result.code === 0
        ? []
        : [`${command[0] ?? ""} ended with code ${result.code ?? "none"}`];
    const output = [...end, result.stdout, result.stderr].filter((text) => text !== "").join("\n");
    return { ok: result.code === 0, output: redactValues(output, Object.values(secrets)) };
  };

  /** The status command's word after a change; no command, no objection. */
  const confirmed = async (
    changed: TargetResult,
    release: { id: string; path: string; sha?: string },
  ): Promise<TargetResult> => {
    if (!changed.ok || config.status === undefined) return changed;
    const status = await run(config.status, release);
    return { ok: status.ok, output: [status.output, changed.output].join("\n") };
  };

  return {
    rollbackCommand: config.undo?.map(quoted).join(" "),
    async deploy(release) {
      return confirmed(await run(config.deploy, release), release);
    },
    async undo(release) {
      if (config.undo === undefined)
        return { ok: false, output: `deploy.${name}.undo is not configured` };
      return confirmed(await run(config.undo, release), release);
    },
  };
}
