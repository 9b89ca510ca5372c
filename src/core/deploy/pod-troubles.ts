import { z } from "zod";
import type { ContainerStatus, Pod } from "./pod.ts";

/** What keeps a container, or a pod, or a workload from running. */
export type Trouble = {
  /** The smaller, the likelier it is the cause of the others. */
  rank: number;
  /** One line, the cluster's own word first: `ImagePullBackOff: ...`. */
  text: string;
};

const IMAGE = /^(?:ErrImagePull|ImagePullBackOff|InvalidImageName|ErrImageNeverPull)$/;
const CRASH = /^(?:CrashLoopBackOff|RunContainerError)$/;
/** On its way: a cause only where nothing else is known. */
const STARTING = /^(?:ContainerCreating|PodInitializing)$/;

/** A digest in short, and without the sign that GitHub reads as a mention. */
const imageText = (image: string): string =>
  image.replace(/@(sha256:[0-9a-f]{12})[0-9a-f]*$/, " ($1)");

/** The image is named already. */
const PULLING = /^(?:Back-off pulling|failed to pull(?: and unpack)?) image "[^"]*"(?:: )?/i;

const because = (message: string | undefined): string =>
  message === undefined || message === "" ? "" : `: ${message.replace(/\s+/g, " ").trim()}`;

/** `ended with code 137 (OOMKilled)`; "" where the cluster does not say. */
function endOf({ lastState, state }: ContainerStatus): string {
  const ended = state?.terminated ?? lastState?.terminated;
  if (ended?.exitCode === undefined) return "";
  return ` ended with code ${ended.exitCode}${ended.reason === undefined ? "" : ` (${ended.reason})`}`;
}

function containerTrouble(status: ContainerStatus, pod: string): Trouble | undefined {
  const { name, image = "", state, restartCount = 0, ready } = status;
  const where = `container ${name} in pod ${pod}`;
  const again = restartCount > 0 ? `, ${restartCount} restarts` : "";
  const { waiting, terminated } = state ?? {};
  if (waiting) {
    const reason = waiting.reason ?? "waiting";
    if (IMAGE.test(reason))
      return {
        rank: 0,
        text: `${reason}: image ${imageText(image)}, ${where}${because(waiting.message?.replace(PULLING, ""))}`,
      };
    if (CRASH.test(reason)) {
      const end = endOf(status);
      const why = end === "" ? because(waiting.message) : "";
      return { rank: 1, text: `${reason}: ${where}${end}${again}${why}` };
    }
    const rank = STARTING.test(reason) ? 5 : 1;
    return { rank, text: `${reason}: ${where}${again}${because(waiting.message)}` };
  }
  if (terminated && terminated.exitCode !== 0)
    return { rank: 1, text: `${terminated.reason ?? "Error"}: ${where}${endOf(status)}${again}` };
  return ready === false && state?.running
    ? {
        rank: 4,
        text: `not ready: ${where} runs, but its readiness probe does not succeed${again}`,
      }
    : undefined;
}

function podTrouble({ metadata, status }: Pod): Trouble[] {
  const unscheduled = (status?.conditions ?? []).flatMap((condition): Trouble[] =>
    condition.type === "PodScheduled" && condition.status === "False"
      ? [
          {
            rank: 3,
            text: `${condition.reason ?? "Unschedulable"}: pod ${metadata.name}${because(condition.message)}`,
          },
        ]
      : [],
  );
  const inits = (status?.initContainerStatuses ?? []).filter(({ ready }) => ready !== true);
  const containers = [...inits, ...(status?.containerStatuses ?? [])];
  return [
    ...unscheduled,
    ...containers.flatMap((container) => containerTrouble(container, metadata.name) ?? []),
  ];
}

const byRank = (troubles: readonly Trouble[]): Trouble[] =>
  troubles.toSorted((a, b) => a.rank - b.rank);

/** What keeps pods from running or from being ready, the likeliest cause first. */
export const podTroubles = (pods: readonly Pod[]): Trouble[] => byRank(pods.flatMap(podTrouble));

const Workload = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({ name: z.string().optional() }),
  status: z
    .looseObject({
      conditions: z
        .array(
          z.looseObject({ type: z.string(), status: z.string(), message: z.string().optional() }),
        )
        .optional(),
    })
    .optional(),
});

/** Why a workload cannot make its pods at all: a quota, an admission rule. */
export const workloadTroubles = (workloads: readonly unknown[]): Trouble[] =>
  workloads.flatMap((printed) => {
    const { kind, metadata, status } = Workload.parse(printed);
    return (status?.conditions ?? []).flatMap((condition): Trouble[] =>
      condition.type === "ReplicaFailure" && condition.status === "True"
        ? [
            {
              rank: 2,
              text: `no pods for ${kind.toLowerCase()}/${metadata.name ?? ""}${because(condition.message)}`,
            },
          ]
        : [],
    );
  });

/** All of them in lines, the likeliest cause first. */
export const troubleLines = (troubles: readonly Trouble[]): string[] =>
  byRank(troubles).map(({ text }) => text);
