import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What in a kubeconfig nobody may see, in YAML or JSON. */
const SECRET =
  /["']?(?:token|password|client-key-data|id-token|refresh-token|access-token|client-secret)["']?\s*:\s*["']?([^\s"',}]+)/g;

const isKubeconfig = (text: string): boolean => /["']?clusters["']?\s*:/.test(text);

/** The kubeconfig of a secret's value: its text itself (JSON), or in base64; undefined for a path. */
function textOf(value: string): string | undefined {
  if (isKubeconfig(value)) return value;
  const decoded = Buffer.from(value, "base64").toString("utf8");
  return isKubeconfig(decoded) ? decoded : undefined;
}

/** A kubeconfig as a file, for as long as commands need it. */
export type KubeconfigFile = {
  /** For KUBECONFIG; absent where the environment has none. */
  path?: string;
  /** To be kept out of every log beside the environment's own secrets. */
  secrets: readonly string[];
};

/**
 * Runs something with the kubeconfig of a secret as a file that only the job's user can read, outside of the
 * checkout, and removes it afterwards. A value that is no kubeconfig is a path of the runner's.
 */
export async function withKubeconfig<T>(
  value: string | undefined,
  tempDir: string,
  use: (file: KubeconfigFile) => Promise<T>,
): Promise<T> {
  if (value === undefined || value === "") return use({ secrets: [] });
  const text = textOf(value);
  if (text === undefined) return use({ path: value, secrets: [] });
  const folder = await mkdtemp(join(tempDir, "kubeconfig-"));
  try {
    const path = join(folder, "config");
    await writeFile(path, text, { mode: 0o600 });
    const secrets = [...text.matchAll(SECRET)].flatMap(([, secret]) => secret ?? []);
    return await use({ path, secrets });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
