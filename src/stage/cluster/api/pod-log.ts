import { z } from "zod";
import type { KubeObject } from "../store/object.ts";
import { Pod } from "../store/workloads.ts";
import type { Behaviour, Images } from "../traffic/behaviour.ts";
import { type Answer, ApiError } from "./status.ts";

/**
 * Parameters of `GET .../pods/{name}/log`, as far as the stage knows them.
 * Source: kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1, "read log of the specified Pod"
 */
const Query = z.strictObject({
  container: z.string().optional(),
  previous: z.enum(["true", "false"]).optional(),
  tailLines: z.coerce.number().int().nonnegative().optional(),
  limitBytes: z.coerce.number().int().positive().optional(),
});

const Statuses = z.looseObject({
  containerStatuses: z
    .array(
      z.looseObject({
        name: z.string(),
        restartCount: z.number().default(0),
        state: z
          .looseObject({ waiting: z.looseObject({ reason: z.string() }).optional() })
          .default({}),
      }),
    )
    .default([]),
});

const refused = (why: string): ApiError => new ApiError(400, "BadRequest", why);

/** What a program that nobody described has written when it ran. */
const written = (image: string, { log, start }: Behaviour): string => {
  if (log !== "") return log.endsWith("\n") ? log : `${log}\n`;
  return start === "crash_loop"
    ? `starting ${image}\nfatal: the program ended by itself\n`
    : `starting ${image}\nlistening\n`;
};

function cut(text: string, { tailLines, limitBytes }: z.infer<typeof Query>): string {
  const lines = text.split("\n").slice(0, -1);
  const tail = tailLines === undefined ? lines : tailLines === 0 ? [] : lines.slice(-tailLines);
  const bytes = Buffer.from(tail.map((line) => `${line}\n`).join(""));
  return bytes.subarray(0, limitBytes ?? bytes.length).toString("utf8");
}

/** The log of a container of a pod. @throws ApiError 400 where it has none, as the kubelet says it */
export function podLog(object: KubeObject, query: URLSearchParams, images: Images): Answer {
  const asked = Query.safeParse(Object.fromEntries(query));
  if (!asked.success)
    throw refused(
      `the stage's cluster does not know this of a log: ${z.prettifyError(asked.error)}`,
    );
  const pod = Pod.parse(object);
  const { name, namespace = "" } = pod.metadata;
  const names = pod.spec.containers.map((container) => container.name);
  const wanted = asked.data.container ?? (names.length === 1 ? names[0] : undefined);
  if (wanted === undefined)
    throw refused(
      `a container name must be specified for pod ${name}, choose one of: [${names.join(" ")}]`,
    );
  const container = pod.spec.containers.find((one) => one.name === wanted);
  if (container === undefined) throw refused(`container ${wanted} is not valid for pod ${name}`);
  const status = Statuses.parse(pod.status ?? {}).containerStatuses.find(
    (one) => one.name === wanted,
  );
  if (asked.data.previous === "true" && (status?.restartCount ?? 0) === 0)
    throw refused(`previous terminated container "${wanted}" in pod "${name}" not found`);
  const waits = status === undefined ? "ContainerCreating" : status.state.waiting?.reason;
  if (waits !== undefined && (status?.restartCount ?? 0) === 0)
    throw refused(
      `container "${wanted}" in pod "${name}" is waiting to start: ${
        waits === "ContainerCreating" ? waits : "trying and failing to pull image"
      }`,
    );
  const text = written(container.image, images.of(container.image, namespace));
  return { status: 200, text: cut(text, asked.data) };
}
