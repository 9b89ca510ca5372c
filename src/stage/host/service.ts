import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkOut } from "./checkout.ts";
import { startRelease, type ReleaseProcess } from "./release-process.ts";
import { startCommand } from "./start-command.ts";

export type Release = { release: string; sha: string };

export type HistoryEntry = Release & { action: "deployed" | "rolled_back"; at: string };

/** What `GET /services/<environment>` answers. */
export type ServiceState = {
  environment: string;
  url: string;
  /** Absent while nothing is deployed. */
  release?: string;
  sha?: string;
  /** False where the release's process has ended by itself. */
  running: boolean;
  /** Every switch, oldest first. */
  history: HistoryEntry[];
  /** Processes started so far, failed ones not counted. */
  starts: number;
};

export type Deployed = { kind: "started" | "unchanged"; release: Release };
export type RolledBack = Deployed | { kind: "nothing_before" };

type Kept = Release & { folder: string; args: string[] };

export type ServiceOptions = {
  environment: string;
  gitDir: string;
  node: string;
  startTimeoutMs: number;
  now: () => Date;
};

/**
 * One environment: at most one release is up, and those before it can be gone back to. Calls queue
 * up. A release that does not start changes nothing: the one before stays up.
 */
export class Service {
  readonly #options: ServiceOptions;
  /** Oldest first; the last one is the release that should be up. */
  #releases: Kept[] = [];
  #process: ReleaseProcess | undefined;
  #history: HistoryEntry[] = [];
  #starts = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #folders: string[] = [];

  constructor(options: ServiceOptions) {
    this.#options = options;
  }

  port(): number | undefined {
    return this.#process?.port;
  }

  state(url: string): ServiceState {
    const present = this.#releases.at(-1);
    return {
      environment: this.#options.environment,
      url,
      ...(present && { release: present.release, sha: present.sha }),
      running: this.#process?.running() ?? false,
      history: [...this.#history],
      starts: this.#starts,
    };
  }

  /** @throws StartFailure, StartCommandError, GitFailure: the release before stays up */
  deploy(wanted: Release): Promise<Deployed> {
    return this.#inTurn(async () => {
      const present = this.#releases.at(-1);
      if (present?.release === wanted.release && this.#process?.running())
        return { kind: "unchanged", release: released(present) };
      const kept = await this.#fetch(wanted);
      await this.#switchTo(kept, "deployed");
      const others = this.#releases.filter((known) => known.release !== wanted.release);
      this.#releases = [...others, kept];
      return { kind: "started", release: wanted };
    });
  }

  /**
   * Goes back to the release before.
   *
   * @param from the release to leave; where another one is up already, nothing is to be done, so
   *   that a repeated call does not go back twice
   */
  rollBack(from: string | undefined): Promise<RolledBack> {
    return this.#inTurn(async () => {
      const present = this.#releases.at(-1);
      if (present && from !== undefined && present.release !== from)
        return { kind: "unchanged", release: released(present) };
      const before = this.#releases.at(-2);
      if (!before) return { kind: "nothing_before" };
      await this.#switchTo(before, "rolled_back");
      this.#releases = this.#releases.slice(0, -1);
      return { kind: "started", release: released(before) };
    });
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#process?.stop();
      this.#process = undefined;
      await Promise.all(
        this.#folders.map((folder) => rm(folder, { recursive: true, force: true })),
      );
    });
  }

  async #fetch({ release, sha }: Release): Promise<Kept> {
    const folder = await mkdtemp(join(tmpdir(), `miyabi-host-${this.#options.environment}-`));
    this.#folders.push(folder);
    await checkOut({ gitDir: this.#options.gitDir, sha, into: folder });
    const packageJson = await readFile(join(folder, "package.json"), "utf8").catch(() => undefined);
    return { release, sha, folder, args: startCommand(packageJson) };
  }

  async #switchTo(next: Kept, action: HistoryEntry["action"]): Promise<void> {
    const started = await startRelease({
      node: this.#options.node,
      args: next.args,
      cwd: next.folder,
      release: next.release,
      sha: next.sha,
      timeoutMs: this.#options.startTimeoutMs,
    });
    this.#starts += 1;
    const before = this.#process;
    this.#process = started;
    const at = this.#options.now().toISOString();
    this.#history.push({ ...released(next), action, at });
    await before?.stop();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

const released = ({ release, sha }: Release): Release => ({ release, sha });
