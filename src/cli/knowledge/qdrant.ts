import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../adapters/clock/system-clock.ts";
import { findGit } from "../../adapters/git/find-git.ts";
import { gitAt } from "../../adapters/git/run-git.ts";
import type { QdrantStore } from "../../adapters/qdrant/qdrant-store.ts";
import { parseYaml } from "../../adapters/yaml/parse-yaml.ts";
import { CONFIG_PATH, configFromText } from "../../core/config-text.ts";
import { UserError } from "../../core/errors.ts";
import { connectQdrantStore } from "../../shell/connect-qdrant.ts";

/** The remote's default branch, as it was fetched last. What is checked out may be anybody's, and would get the key. */
const REFS = ["origin/HEAD", "origin/main", "origin/master"];
const TIMEOUT_MS = 30_000;

async function configText(folder: string): Promise<string | undefined> {
  const home = await mkdtemp(join(tmpdir(), "miyabi-home-"));
  try {
    const git = gitAt(await findGit(), home);
    for (const ref of REFS) {
      const args = ["cat-file", "blob", `${ref}:${CONFIG_PATH}`];
      const found = await git({ cwd: folder, args, accept: [0, 128] });
      if (found.code === 0) return found.stdout.toString("utf8");
    }
    return undefined;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/**
 * The repository's Qdrant as the clone's default branch configures it, with QDRANT_API_KEY and
 * EMBEDDINGS_API_KEY of the environment.
 * @throws UserError invalid_config where it configures none
 */
export async function openQdrant(
  { from = ".", repository }: { from?: string | undefined; repository: string },
  env: NodeJS.ProcessEnv,
): Promise<QdrantStore> {
  const text = await configText(from);
  const { knowledge } = configFromText(text, (yaml) => parseYaml(yaml, CONFIG_PATH));
  const names = ["QDRANT_API_KEY", "EMBEDDINGS_API_KEY"];
  const secretLines = names.map((name) => `${name}=${env[name] ?? ""}`).join("\n");
  const clock = systemClock();
  const context = { secretLines, repository, clock, timeoutMs: TIMEOUT_MS };
  const store = await connectQdrantStore(knowledge, context);
  if (store !== undefined) return store;
  throw new UserError(
    "invalid_config",
    `${CONFIG_PATH} on the clone's default branch (${REFS.join(", ")}) does not say knowledge.store: qdrant.`,
  );
}
