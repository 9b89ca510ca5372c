import { type Redact, redactor } from "../../core/text/redact-values.ts";
import type { CommandResult, Commands } from "../../ports/commands.ts";
import type { TargetResult } from "../../ports/target.ts";
import { withKubeconfig } from "./kubeconfig-file.ts";

/** A `get` or an `apply` may wait for a slow API server; a rollout says its own time. */
const REQUEST_SECONDS = 120;
/** A list of manifests, and all ReplicaSets of a namespace, come through stdout. */
const MAX_BYTES = 32 * 1024 * 1024;

/** A command failed: its output, without secrets, says why. The release went no further. */
export class TargetFailure extends Error {
  override readonly name = "TargetFailure";
}

/** Runs one command without a shell; its own time limit where none is given. @throws TargetFailure */
export type Run = (
  command: readonly string[],
  options?: { input?: string; timeoutSeconds?: number },
) => Promise<CommandResult>;

/** The programs that bring a release to a cluster. */
export type Kubectl = {
  /** Any other program, with the environment but without the way to the cluster. @throws TargetFailure */
  run: Run;
  /** kubectl in the configured context and namespace. @throws TargetFailure */
  kubectl: Run;
  /** stdout of kubectl as JSON. @throws TargetFailure */
  json: (command: readonly string[], input?: string) => Promise<unknown>;
};

/** Which cluster is spoken to, and with what. */
export type KubectlOptions = {
  namespace: string;
  context: string | undefined;
  env: Readonly<Record<string, string>>;
  secrets: Readonly<Record<string, string>>;
  /** Where the kubeconfig may lie for as long as it is needed. */
  tempDir: string;
  cwd: string;
  commands: Pick<Commands, "run">;
};

/** The arguments of each kubectl call that say where it works. */
export const placeArguments = ({
  namespace,
  context,
}: {
  namespace: string;
  context?: string | undefined;
}) => [...(context === undefined ? [] : [`--context=${context}`]), `--namespace=${namespace}`];

/**
 * Runs a piece of work with kubectl at hand; a failure in it is its result, and no secret is in the output.
 */
export async function withKubectl(
  options: KubectlOptions,
  work: (kubectl: Kubectl) => Promise<string>,
): Promise<TargetResult> {
  const { secrets, tempDir } = options;
  return withKubeconfig(secrets["KUBECONFIG"], tempDir, async ({ path, secrets: inside }) => {
    const redact = redactor([...Object.values(secrets), ...inside]);
    try {
      const output = await work(kubectlWith(options, { kubeconfig: path, redact }));
      return { ok: true, output: redact(output) };
    } catch (error) {
      if (error instanceof TargetFailure) return { ok: false, output: redact(error.message) };
      throw error;
    }
  });
}

function kubectlWith(
  options: KubectlOptions,
  { kubeconfig, redact }: { kubeconfig: string | undefined; redact: Redact },
): Kubectl {
  const { commands, cwd } = options;
  const env = { ...options.env };
  Reflect.deleteProperty(env, "KUBECONFIG");
  const cluster = kubeconfig === undefined ? env : { ...env, KUBECONFIG: kubeconfig };
  const running =
    (environment: Readonly<Record<string, string>>): Run =>
    async (command, { input, timeoutSeconds = REQUEST_SECONDS } = {}) => {
      const result = await commands.run(command, {
        cwd,
        env: environment,
        timeoutSeconds,
        maxBytes: MAX_BYTES,
        ...(input === undefined ? {} : { input }),
      });
      if (result.code === 0) return result;
      const end = result.timedOut
        ? `stopped after ${timeoutSeconds} s`
        : `ended with code ${result.code ?? "none"}`;
      const text = [`${command[0] ?? ""} ${end}`, result.stdout, result.stderr].filter(Boolean);
      throw new TargetFailure(redact(text.join("\n")));
    };
  const inCluster = running(cluster);
  const kubectl: Run = (args, more) =>
    inCluster(["kubectl", ...placeArguments(options), ...args], more);
  return {
    run: running(env),
    kubectl,
    json: async (args, input) => {
      const { stdout } = await kubectl(args, input === undefined ? {} : { input });
      return parsed(stdout);
    },
  };
}

/** Between two documents: `kubectl create` prints one after the other, indented. */
const SEPARATOR = /(?<=^\})\n(?=\{$)/m;

/** What kubectl printed as JSON; a list where it is not one document: `--ignore-not-found` prints none. */
function parsed(stdout: string): unknown {
  const documents = stdout
    .trim()
    .split(SEPARATOR)
    .filter((text) => text !== "")
    .map((text): unknown => JSON.parse(text));
  return documents.length === 1 ? documents[0] : { kind: "List", items: documents };
}
