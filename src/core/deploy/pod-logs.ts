import type { ContainerStatus, Pod } from "./pod.ts";

/** Lines that are asked for, of so many containers. */
const TAIL = 40;
const MOST_CONTAINERS = 4;
/** Characters kept of one log, from its end, and of all together. */
const MOST_OF_ONE = 4_000;
const MOST = 12_000;

/** One log that is to be read. */
export type LogQuestion = {
  pod: string;
  container: string;
  /** Of the run before the last start: that of a container that crashes. */
  previous: boolean;
};

/** Started at least once: what never started has no log. */
const hasStarted = ({ state, restartCount = 0 }: ContainerStatus): boolean =>
  restartCount > 0 || state?.running !== undefined || state?.terminated !== undefined;

const isWell = ({ ready, restartCount = 0 }: ContainerStatus): boolean =>
  ready === true && restartCount === 0;

/**
 * Whose logs explain a release that is not well, and of which run: containers that are in trouble first. Of
 * pods that look well a service may still answer wrong, so that theirs are read where there is room.
 */
export function logQuestions(pods: readonly Pod[]): LogQuestion[] {
  const found = pods.flatMap(({ metadata, status }) =>
    [
      ...(status?.initContainerStatuses ?? []).filter(({ ready }) => ready !== true),
      ...(status?.containerStatuses ?? []),
    ]
      .filter(hasStarted)
      .map((container) => ({ pod: metadata.name, container })),
  );
  return found
    .toSorted((a, b) => Number(isWell(a.container)) - Number(isWell(b.container)))
    .slice(0, MOST_CONTAINERS)
    .map(({ pod, container: { name, restartCount = 0, state } }) => ({
      pod,
      container: name,
      previous: restartCount > 0 && state?.terminated === undefined,
    }));
}

/** The arguments of kubectl for it. */
export const logArguments = ({ pod, container, previous }: LogQuestion): string[] => [
  "logs",
  pod,
  `--container=${container}`,
  `--tail=${TAIL}`,
  ...(previous ? ["--previous"] : []),
];

/** The ends of several logs as one text for people; undefined where there is none. */
export function logsText(
  logs: readonly { question: LogQuestion; text: string }[],
): string | undefined {
  const parts = logs.map(({ question: { pod, container, previous }, text }) => {
    const head = `pod ${pod}, container ${container}${previous ? ", before its last restart" : ""}:`;
    const end = text.trimEnd().slice(-MOST_OF_ONE);
    return `${head}\n${end === "" ? "(it has written nothing)" : end}`;
  });
  return parts.length === 0 ? undefined : parts.join("\n\n").slice(0, MOST);
}
