import { readFile } from "node:fs/promises";
import type { ChangedEntry } from "../../src/core/pull/bundle-policy.ts";
import { digestOf } from "../../src/core/digest.ts";
import type { Workspace, Workspaces } from "../../src/ports/workspace.ts";

type Commit = {
  parents: string[];
  message: string;
  files: Record<string, string>;
  /** Git modes of files that are not 100644. */
  modes: Record<string, string>;
};

const shaOf = (value: unknown): string => digestOf(value).slice(0, 40);

/**
 * A git server in memory: commits with whole trees, branches that clones read and pushes move. A
 * bundle is a file that holds the id of its tip.
 */
export class FakeWorkspaces implements Workspaces {
  readonly branches: Map<string, string>;
  readonly pushes: { commit: string; branch: string }[] = [];
  readonly cloned: string[] = [];
  readonly #commits = new Map<string, Commit>();

  constructor(branches = new Map<string, string>()) {
    this.branches = branches;
  }

  commit(change: {
    parent?: string;
    also?: string;
    message?: string;
    files?: Record<string, string | undefined>;
    modes?: Record<string, string>;
  }): string {
    const base = change.parent === undefined ? undefined : this.#at(change.parent);
    const files = Object.entries({ ...base?.files, ...change.files });
    const commit: Commit = {
      parents: [change.parent, change.also].filter((one) => one !== undefined),
      message: change.message ?? "feat: change",
      files: Object.fromEntries(
        files.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])),
      ),
      modes: { ...base?.modes, ...change.modes },
    };
    const sha = shaOf(commit);
    this.#commits.set(sha, commit);
    return sha;
  }

  treeOf(sha: string): string {
    const { files, modes } = this.#at(sha);
    return shaOf({ files, modes });
  }

  #at(sha: string): Commit {
    const found = this.#commits.get(sha);
    if (!found) throw new Error(`no commit ${sha}`);
    return found;
  }

  #ancestors(sha: string): Set<string> {
    const seen = new Set<string>();
    const queue = [sha];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(...this.#at(next).parents);
    }
    return seen;
  }

  #entries(base: string, tip: string): ChangedEntry[] {
    const before = this.#at(base);
    const after = this.#at(tip);
    const paths = new Set([...Object.keys(before.files), ...Object.keys(after.files)]);
    return [...paths].sort().flatMap((path): ChangedEntry[] => {
      const old = before.files[path];
      const now = after.files[path];
      const mode = after.modes[path] ?? "100644";
      if (now === undefined) return [{ path, status: "deleted", mode: "000000", size: 0 }];
      if (old === now && (before.modes[path] ?? "100644") === mode) return [];
      return [{ path, status: old === undefined ? "created" : "changed", mode, size: now.length }];
    });
  }

  #diff(base: string, tip: string): string {
    return this.#entries(base, tip)
      .filter(({ status }) => status !== "deleted")
      .flatMap(({ path }) => {
        const lines = (this.#at(tip).files[path] ?? "").split("\n");
        return [
          `diff --git a/${path} b/${path}`,
          `@@ -0,0 +1,${lines.length} @@`,
          ...lines.map((line) => `+${line}`),
        ];
      })
      .join("\n");
  }

  async clone(revision: string): Promise<Workspace> {
    const head = this.branches.get(revision) ?? revision;
    this.#at(head);
    this.cloned.push(revision);
    const resolve = (name: string): string => {
      if (!name.endsWith("^1")) return name === "HEAD" ? head : name;
      const [parent] = this.#at(resolve(name.slice(0, -2))).parents;
      if (parent === undefined) throw new Error(`${name}: no such commit`);
      return parent;
    };
    const unused = (): never => {
      throw new Error("not part of this fake");
    };
    return {
      root: `/clone/${head}`,
      add: unused,
      bundle: unused,
      unbundle: async (file) => {
        const tip = (await readFile(file, "utf8")).trim();
        this.#at(tip);
        return tip;
      },
      fileAt: async (commit, path) => this.#at(resolve(commit)).files[path],
      filesAt: async (commit) => Object.keys(this.#at(resolve(commit)).files),
      generatedAt: async () => [],
      commitOf: async (name) => {
        this.#at(resolve(name));
        return resolve(name);
      },
      treeOf: async (commit) => this.treeOf(resolve(commit)),
      isAncestor: async (older, newer) => this.#ancestors(newer).has(older),
      mergeBase: async (one, other) => {
        const old = this.#ancestors(one);
        return [...this.#ancestors(other)].find((sha) => old.has(sha));
      },
      commits: async ({ tip, without }) => {
        const gone = without.flatMap((sha) => [...this.#ancestors(sha)]);
        return [...this.#ancestors(tip)].filter((sha) => !gone.includes(sha));
      },
      fetch: async (commit) => void this.#at(commit),
      entriesChanged: async (base, tip) => this.#entries(base, tip),
      diff: async (base, tip) => this.#diff(base, tip),
      messages: async (base, tip) => {
        const old = this.#ancestors(base);
        return [...this.#ancestors(tip)]
          .filter((sha) => !old.has(sha))
          .map((sha) => this.#at(sha).message);
      },
      revert: async ({ commit, onto, message }) => {
        const [parent = ""] = this.#at(commit).parents;
        const [was, is, now] = [parent, commit, onto].map((sha) => this.#at(sha).files);
        const paths = this.#entries(parent, commit).map(({ path }) => path);
        const files = paths.filter((path) => ![was?.[path], is?.[path]].includes(now?.[path]));
        if (files.length > 0) return { ok: false, files };
        const back = paths.filter((path) => now?.[path] !== was?.[path]);
        if (back.length === 0) return { ok: true, commit: undefined };
        const undone = Object.fromEntries(back.map((path) => [path, was?.[path]]));
        return { ok: true, commit: this.commit({ parent: onto, message, files: undone }) };
      },
      push: async ({ commit, branch, expect }) => {
        if (this.branches.get(branch) !== expect)
          throw new Error(`${branch} is not at ${expect ?? "-"}`);
        this.branches.set(branch, commit);
        this.pushes.push({ commit, branch });
      },
    };
  }
}
