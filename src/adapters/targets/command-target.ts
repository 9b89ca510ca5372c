import type { CommandEnvironment } from "../../core/deploy/deploy-config.ts";
import { endText } from "../../core/deploy/failure.ts";
import { secretValues } from "../../core/deploy/kubeconfig.ts";
import { lastWords } from "../../core/deploy/last-words.ts";
import { redactor } from "../../core/text/redact-values.ts";
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
  const redact = redactor(secretValues(secrets));

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
    const { stdout, stderr } = result;
    const output = redact([stdout, stderr].filter((text) => text !== "").join("\n"));
    if (result.code === 0) return { ok: true, output };
    const end = endText(command[0] ?? "", result, TIMEOUT_SECONDS);
    const words = lastWords(result);
    const cause = redact(words === undefined ? end : `${end}: ${words}`);
    return { ok: false, reason: "passing", cause, output };
  };

  /** The status command's word after a change; no command, no objection. */
  const confirmed = async (
    changed: TargetResult,
    release: { id: string; path: string; sha?: string },
  ): Promise<TargetResult> => {
    if (!changed.ok || config.status === undefined) return changed;
    const status = await run(config.status, release);
    const output = [status.output, changed.output].join("\n");
    return status.ok
      ? { ok: true, output }
      : { ...status, cause: `the status command says no: ${status.cause}`, output };
  };

  /** Nothing says that an undo command does nothing twice: two of `kubectl rollout undo` end at the bad release. */
  const once = (result: TargetResult): TargetResult =>
    result.ok ? result : { ...result, reason: "lasting" };

  return {
    rollbackCommand: config.undo?.map(quoted).join(" "),
    async deploy(release) {
      return confirmed(await run(config.deploy, release), release);
    },
    async undo(release) {
      if (config.undo === undefined)
        return {
          ok: false,
          reason: "lasting",
          cause: `deploy.${name}.undo is not configured`,
          output: "",
        };
      return once(await confirmed(await run(config.undo, release), release));
    },
    // Where its programs log, only the repository knows.
    logs: () => Promise.resolve(undefined),
  };
}
