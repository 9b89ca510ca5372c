import { execFile } from "node:child_process";

export type Identity = { name: string; email: string; date?: Date };

/** Who GitHub commits as when it merges or edits. */
const GITHUB_COMMITTER: Identity = { name: "GitHub", email: "noreply@github.com" };

type Options = {
  input?: string | Buffer;
  author?: Identity;
  committer?: Identity;
  /** An index file of the caller's own. */
  index?: string;
};

/** `git` said no. `stderr` and the exit code are kept for those who know what they mean. */
export class GitFailure extends Error {
  readonly code: number | undefined;
  readonly stdout: string;

  constructor(
    args: readonly string[],
    result: { code: number | undefined; stdout: string; stderr: string },
  ) {
    super(`git ${args.join(" ")}: ${result.stderr.trim()}`);
    this.code = result.code;
    this.stdout = result.stdout;
  }
}

/** The git executable over one bare repository. Arguments are arrays: nothing passes a shell. */
export class Git {
  readonly dir: string;
  readonly #clock: () => Date;
  readonly #settled = new Map<string, string>();

  constructor(dir: string, clock: () => Date) {
    this.dir = dir;
    this.#clock = clock;
  }

  /** Standard output, without the last line end. */
  async text(args: readonly string[], options: Options = {}): Promise<string> {
    const output = await this.bytes(args, options);
    return output.toString("utf8").replace(/\n$/, "");
  }

  /** As `text`, asked once: every revision among the arguments is a full sha, so the answer never changes. */
  async settled(args: readonly string[]): Promise<string> {
    const key = args.join("\0");
    const answer = this.#settled.get(key) ?? (await this.text(args));
    this.#settled.set(key, answer);
    return answer;
  }

  /** As `text`, and `undefined` where git exits with anything but 0. */
  async attempt(args: readonly string[], options: Options = {}): Promise<string | undefined> {
    try {
      return await this.text(args, options);
    } catch (error) {
      if (error instanceof GitFailure) return undefined;
      throw error;
    }
  }

  bytes(args: readonly string[], options: Options = {}): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const child = execFile(
        "git",
        ["--git-dir", this.dir, ...args],
        { encoding: "buffer", maxBuffer: 256 * 1024 * 1024, env: this.#environment(options) },
        (error, stdout, stderr) => {
          if (error === null) return resolve(stdout);
          const code = typeof error.code === "number" ? error.code : undefined;
          reject(
            new GitFailure(args, { code, stdout: stdout.toString(), stderr: stderr.toString() }),
          );
        },
      );
      // A git that exits early closes the pipe; its exit code tells the story.
      child.stdin?.on("error", () => undefined);
      child.stdin?.end(options.input);
    });
  }

  /** No configuration of the machine changes what a commit looks like. */
  #environment({
    author = GITHUB_COMMITTER,
    committer = GITHUB_COMMITTER,
    index,
  }: Options): NodeJS.ProcessEnv {
    const date = (identity: Identity): string =>
      `${Math.floor((identity.date ?? this.#clock()).getTime() / 1000)} +0000`;
    return {
      PATH: process.env["PATH"],
      GIT_CONFIG_NOSYSTEM: "1",
      ...(index === undefined ? {} : { GIT_INDEX_FILE: index }),
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_AUTHOR_DATE: date(author),
      GIT_COMMITTER_NAME: committer.name,
      GIT_COMMITTER_EMAIL: committer.email,
      GIT_COMMITTER_DATE: date(committer),
    };
  }
}
