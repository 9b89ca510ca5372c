import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LibraryRepository, StageRepository } from "../../contract/repository.ts";
import { bareRepository } from "./bare-repository.ts";

/** One repository at one commit, where workflow and action files come from. */
export type Source = {
  /** `owner/name`. */
  repository: string;
  /** The ref by which it was named, in full where git knows it: `refs/heads/main`, `v1`, a sha. */
  ref: string;
  sha: string;
  read(path: string): string | undefined;
  /** The files on disk; shared by all jobs, not to be written to. */
  folder(): Promise<string>;
};

export type Sources = {
  /** The stage's repository at a commit. */
  stage(ref: string, sha: string): Source;
  /** `owner/repo@ref` of a `uses:`. Throws GitHub's error where there is no such thing. */
  resolve(repository: string, ref: string): Source;
};

/** Libraries have no commits here: every ref means the folder. */
const LIBRARY_SHA = "0".repeat(40);

const librarySource = (library: LibraryRepository, ref: string): Source => ({
  repository: library.fullName,
  ref,
  sha: LIBRARY_SHA,
  read: (path) => {
    const file = join(library.dir, path);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  },
  folder: async () => library.dir,
});

export const openSources = (options: {
  repository: StageRepository;
  libraries: readonly LibraryRepository[];
  /** Where trees of the stage's repository are written, one folder for each commit. */
  cacheDir: string;
}): Sources => {
  const git = bareRepository(options.repository.gitDir);
  const extracted = new Map<string, Promise<string>>();
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

  const folder = (sha: string): Promise<string> => {
    const dir = join(options.cacheDir, sha);
    const pending = extracted.get(sha) ?? git.extract(sha, dir).then(() => dir);
    extracted.set(sha, pending);
    return pending;
  };
  const stage = (ref: string, sha: string): Source => ({
    repository: options.repository.fullName,
    ref,
    sha,
    read: (path) => git.read(sha, path),
    folder: () => folder(sha),
  });

  return {
    stage,
    resolve: (repository, ref) => {
      const library = options.libraries.find((item) => same(item.fullName, repository));
      if (library !== undefined) return librarySource(library, ref);
      if (!same(repository, options.repository.fullName))
        throw new Error(
          `Unable to resolve action \`${repository}@${ref}\`, repository not found (the local stage has only ` +
            `${[options.repository.fullName, ...options.libraries.map((item) => item.fullName)].join(", ")})`,
        );
      for (const full of [`refs/heads/${ref}`, `refs/tags/${ref}`, ref]) {
        const sha = git.commit(full);
        if (sha !== undefined) return stage(full, sha);
      }
      throw new Error(
        `Unable to resolve action \`${repository}@${ref}\`, unable to find version \`${ref}\``,
      );
    },
  };
};
