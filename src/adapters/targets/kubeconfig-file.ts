import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { kubeconfigText } from "../../core/deploy/kubeconfig.ts";

/**
 * Runs something with the kubeconfig of a secret as a file that only the job's user can read, outside of the
 * checkout, and removes it afterwards. A value that is no kubeconfig is a path of the runner's.
 *
 * @param use is given the path for KUBECONFIG; undefined where the environment has none
 */
export async function withKubeconfig<T>(
  value: string | undefined,
  tempDir: string,
  use: (path: string | undefined) => Promise<T>,
): Promise<T> {
  if (value === undefined || value === "") return use(undefined);
  const text = kubeconfigText(value);
  if (text === undefined) return use(value);
  const folder = await mkdtemp(join(tempDir, "kubeconfig-"));
  try {
    const path = join(folder, "config");
    await writeFile(path, text, { mode: 0o600 });
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
