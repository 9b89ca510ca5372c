import { createHash } from "node:crypto";
import { lstat, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import type { FindOptions } from "@actions/artifact";
import type { Clock } from "../../ports/clock.ts";
import type { EarlierRun, Exchange } from "../../ports/exchange.ts";
import { createOnce } from "../once/create-once.ts";
import { artifactFault } from "./artifact-faults.ts";
import { checkArtifactName } from "./artifact-name.ts";
import { unpack, UNPACK_LIMITS } from "./unpack.ts";

/** The longest that GitHub keeps an artifact. */
const RETENTION_DAYS = 90;

/** Files below a folder, to be an artifact. */
type Handed = { name: string; root: string; files: readonly string[] };

type Listed = { id: number; name: string; size: number; digest?: string | undefined };

export type ExchangeOptions = {
  tempDir: string;
  /** For artifacts of earlier runs only (`actions: read`). */
  token: string;
  /** `owner/name`. */
  repository: string;
  clock: Clock;
  log: { warn(text: string): void };
};

/**
 * Artifacts of this run, through GitHub's own client. It needs no permission of the token: the runner
 * gives each action's process one for its run. The client is loaded on first use: it costs 170 ms,
 * and an action that ends early pays nothing.
 */
export function artifactExchange(options: ExchangeOptions): Exchange {
  const { tempDir, token, repository } = options;
  const once = createOnce(options);
  const [repositoryOwner = "", repositoryName = ""] = repository.split("/");
  /** Of an earlier run the REST API tells, with the job's token; of this run the runner's own. */
  const place = (from: EarlierRun | undefined): FindOptions =>
    from === undefined
      ? {}
      : { findBy: { token, workflowRunId: from.runId, repositoryOwner, repositoryName } };

  const service = async () => {
    const { DefaultArtifactClient } = await import("@actions/artifact");
    return new DefaultArtifactClient();
  };

  /** By id, which only grows: oldest first. */
  const listed = async (what: string, from?: EarlierRun): Promise<Listed[]> => {
    try {
      const { artifacts } = await (await service()).listArtifacts(place(from));
      return artifacts.sort((a, b) => a.id - b.id);
    } catch (error) {
      throw artifactFault(error, what);
    }
  };

  /** The zip as it was uploaded, checked against the digest that the service keeps of it. */
  const fetchZip = async (
    { id, name, size, digest }: Listed,
    from: EarlierRun | undefined,
  ): Promise<Buffer> => {
    if (size > UNPACK_LIMITS.bytes) throw new Error(`artifact ${name} is refused: ${size} bytes`);
    const dir = await mkdtemp(join(tempDir, "miyabi-artifact-"));
    try {
      const options = { path: dir, skipDecompress: true, ...place(from) };
      await (await service()).downloadArtifact(id, options);
      const [file] = await readdir(dir);
      if (file === undefined) throw new Error(`artifact ${name} came without content`);
      const zip = await readFile(join(dir, file));
      const found = `sha256:${createHash("sha256").update(zip).digest("hex")}`;
      if (digest !== undefined && digest !== found)
        throw new Error(`artifact ${name} is damaged: its digest is ${found}, not ${digest}`);
      return zip;
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  };

  const upload = async ({ name, root, files }: Handed): Promise<true> => {
    try {
      const client = await service();
      await client.uploadArtifact(name, [...files], root, { retentionDays: RETENTION_DAYS });
      return true;
    } catch (error) {
      throw artifactFault(error, name);
    }
  };

  /** True where the newest of that name holds these very files: the upload landed, its reply did not. */
  const landed = async ({ name, root, files }: Handed): Promise<true | undefined> => {
    const artifact = (await listed(name)).findLast((one) => one.name === name);
    if (!artifact) return undefined;
    const dir = await mkdtemp(join(tempDir, "miyabi-artifact-"));
    try {
      await unpack(await fetchZip(artifact, undefined), dir);
      for (const file of files) {
        const there = await readFile(join(dir, relative(root, file))).catch(() => undefined);
        if (there?.equals(await readFile(file)) !== true) return undefined;
      }
      return true;
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  };

  return {
    async put(name, root, files) {
      checkArtifactName(name);
      for (const file of files) await checkFile(root, file);
      await once(
        () => upload({ name, root, files }),
        () => landed({ name, root, files }),
      );
    },

    async list(prefix, from) {
      const names = (await listed(`${prefix}*`, from)).map(({ name }) => name);
      return [...new Set(names)].filter((name) => name.startsWith(prefix));
    },

    async get(name, dir, from) {
      // A re-run may have the name once more: the newest counts.
      const artifact = (await listed(name, from)).findLast((one) => one.name === name);
      if (!artifact) throw new Error(`run ${from?.runId ?? "(this one)"} has no artifact ${name}`);
      const zip = await fetchZip(artifact, from).catch(() => fetchZip(artifact, from)); // once more
      await unpack(zip, dir);
    },
  };
}

/** Only plain files inside the root leave the job: no link can smuggle another one out (threat 17). */
async function checkFile(root: string, file: string): Promise<void> {
  const inside = relative(root, file);
  if (inside === "" || inside.startsWith("..") || isAbsolute(inside))
    throw new Error(`${file} is outside of ${root}: not handed over`);
  if (!(await lstat(file)).isFile()) throw new Error(`${file} is no plain file: not handed over`);
}
