import { z } from "zod";
import { podsOf } from "../../core/deploy/pod.ts";
import { logArguments, logQuestions, logsText } from "../../core/deploy/pod-logs.ts";
import { podTroubles, troubleLines, workloadTroubles } from "../../core/deploy/pod-troubles.ts";
import type { Kubectl } from "./kubectl.ts";

/** For one log: production waits for it with the bad release. */
const LOG_SECONDS = 10;

const Items = z.object({ items: z.array(z.unknown()) });

/** All objects of a kind in the namespace. @throws TargetFailure */
export const itemsOf = async ({ json }: Kubectl, plural: string): Promise<unknown[]> =>
  Items.parse(await json(["get", plural, "--output=json"])).items;

/** Why a release does not get there, the likeliest cause first; [] where the cluster does not say. */
export async function troublesOf(
  cluster: Kubectl,
  { release, workloads }: { release: string; workloads: () => Promise<readonly unknown[]> },
): Promise<string[]> {
  try {
    const pods = podsOf(release, await itemsOf(cluster, "pods"));
    return troubleLines([...podTroubles(pods), ...workloadTroubles(await workloads())]);
  } catch {
    return [];
  }
}

/** The end of the logs of a release's own pods; "" where there is none. @throws TargetFailure */
export async function podLogs(cluster: Kubectl, release: string): Promise<string> {
  const pods = podsOf(release, await itemsOf(cluster, "pods"));
  const logs = await Promise.all(
    logQuestions(pods).map(async (question) => {
      const text = await cluster
        .kubectl(logArguments(question), { timeoutSeconds: LOG_SECONDS })
        .then(
          ({ stdout }) => stdout,
          (error: unknown) => `(no log: ${error instanceof Error ? error.message : String(error)})`,
        );
      // Before anything is cut off: half a secret would not be known again.
      return { question, text: cluster.redact(text) };
    }),
  );
  return logsText(logs) ?? "";
}
