import { type Ended, endText, type FailureReason } from "../../core/deploy/failure.ts";
import { kubectlCause, kubectlReason } from "../../core/deploy/kubectl-failure.ts";
import { lastWords } from "../../core/deploy/last-words.ts";
import { secretValues } from "../../core/deploy/kubeconfig.ts";
import { type Redact, redactor } from "../../core/text/redact-values.ts";
import type { CommandResult, Commands } from "../../ports/commands.ts";
import type { TargetResult, UndoResult } from "../../ports/target.ts";
import { withKubeconfig } from "./kubeconfig-file.ts";

/** A `get` or an `apply` may wait for a slow API server; a rollout says its own time. */
const REQUEST_SECONDS = 120;
/** A list of manifests, and all ReplicaSets of a namespace, come through stdout. */
const MAX_BYTES = 32 * 1024 * 1024;

/** The release went no further; its message is the one line that people need first. */
export class TargetFailure extends Error {
  override readonly name = "TargetFailure";
  readonly reason: FailureReason;
  /** What the tools said. */
  readonly output: string;
  /** How the command ended that failed, where one did. */
  readonly ended: Ended | undefined;

  constructor(failure: { reason: FailureReason; cause: string; output?: string; ended?: Ended }) {
    super(failure.cause);
    this.reason = failure.reason;
    this.output = failure.output ?? "";
    this.ended = failure.ended;
  }
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
  /** Takes the environment's secrets out of a text; needed where a part of it is cut off only. */
  redact: Redact;
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
export async function withKubectl<T extends UndoResult>(
  options: KubectlOptions,
  work: (kubectl: Kubectl) => Promise<T>,
): Promise<T | Extract<TargetResult, { ok: false }>> {
  const { secrets, tempDir } = options;
  const redact = redactor(secretValues(secrets));
  return withKubeconfig(secrets["KUBECONFIG"], tempDir, async (kubeconfig) => {
    try {
      const done = await work(kubectlWith(options, { kubeconfig, redact }));
      return { ...done, output: redact(done.output) };
    } catch (error) {
      if (!(error instanceof TargetFailure)) throw error;
      const { reason, message, output } = error;
      return { ok: false, reason, cause: redact(message), output: redact(output) };
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
    (environment: Readonly<Record<string, string>>, failure: typeof programFailure): Run =>
    async (command, { input, timeoutSeconds = REQUEST_SECONDS } = {}) => {
      const result = await commands.run(command, {
        cwd,
        env: environment,
        timeoutSeconds,
        maxBytes: MAX_BYTES,
        ...(input === undefined ? {} : { input }),
      });
      if (result.code === 0) return result;
      throw failure(result, { command, timeoutSeconds });
    };
  const inCluster = running(cluster, kubectlFailure);
  const kubectl: Run = (args, more) =>
    inCluster(["kubectl", ...placeArguments(options), ...args], more);
  return {
    run: running(env, programFailure),
    kubectl,
    redact,
    json: async (args, input) => {
      const { stdout } = await kubectl(args, input === undefined ? {} : { input });
      return parsed(stdout);
    },
  };
}

const outputOf = ({ stdout, stderr }: Ended): string =>
  [stdout, stderr].filter((text) => text !== "").join("\n");

type Given = { command: readonly string[]; timeoutSeconds: number };

/** A build or a push of the repository's: a registry may be busy, so that another try may help. */
function programFailure(ended: Ended, { command, timeoutSeconds }: Given): TargetFailure {
  const end = endText(command[0] ?? "", ended, timeoutSeconds);
  const words = lastWords(ended);
  const cause = words === undefined ? end : `${end}: ${words}`;
  return new TargetFailure({ reason: "passing", cause, output: outputOf(ended), ended });
}

function kubectlFailure(ended: Ended, { command, timeoutSeconds }: Given): TargetFailure {
  const cause = ended.timedOut ? undefined : kubectlCause(ended);
  return new TargetFailure({
    reason: kubectlReason(ended),
    cause:
      cause === undefined ? endText(command[0] ?? "", ended, timeoutSeconds) : `kubectl: ${cause}`,
    output: outputOf(ended),
    ended,
  });
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
