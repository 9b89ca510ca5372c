import type { FileDiff } from "../../diff.ts";
import type { Finding } from "../quality.ts";
import { declaredIn, manifestKind, type Declared, type Manifest } from "./declared.ts";
import { imitates } from "./well-known.ts";

const RULE = {
  added: "miyabi/new-dependency",
  imitation: "miyabi/similar-name",
  source: "miyabi/dependency-source",
  lock: "miyabi/lock-file",
} as const;

/** A part of this repository: no stranger's code comes in. */
const LOCAL = /^(?:workspace:|file:|link:|portal:|\.{0,2}\/)|^\.{1,2}$/;
/** From somewhere else than a registry: nobody keeps what was there yesterday. */
const ELSEWHERE =
  /^(?:git\b|git\+|ssh:|https?:|github:|gitlab:|bitbucket:)|^[\w.-]+\/[\w.-]+(?:#|$)/;

type Change = { path: string; added: FileDiff["added"]; before: Declared; after: Declared };

function lineOf({ added }: Change, name: string): { line?: number } {
  const line = added.find(({ text }) => text.includes(name))?.line;
  return line === undefined ? {} : { line };
}

function ofDependency(
  kind: Manifest,
  change: Change,
  { name, version }: { name: string; version: string },
): Finding[] {
  const place = { file: change.path, ...lineOf(change, name) };
  const finding = (
    severity: Finding["severity"],
    rule: keyof typeof RULE,
    message: string,
  ): Finding => ({ part: "security", severity, rule: RULE[rule], message, ...place });
  const named = version === "" ? name : `${name} ${version}`;
  const isNew = !change.before.has(name);
  const like = isNew ? imitates(kind, name) : undefined;
  return [
    ...(isNew ? [finding("info", "added", `New dependency: ${named}.`)] : []),
    ...(like === undefined
      ? []
      : [finding("medium", "imitation", `${name} is nearly called ${like}: is it the one meant?`)]),
    ...(ELSEWHERE.test(version)
      ? [
          finding(
            "medium",
            "source",
            `${named} comes from no registry; what lies there can change.`,
          ),
        ]
      : []),
  ];
}

/** What a manifest asks for that it did not ask for before, or from another place. */
function ofManifest(kind: Manifest, change: Change): Finding[] {
  return [...change.after].flatMap(([name, version]) => {
    const before = change.before.get(name);
    const isNews = before === undefined || (before !== version && ELSEWHERE.test(version));
    return isNews && !LOCAL.test(version) ? ofDependency(kind, change, { name, version }) : [];
  });
}

const LOCK =
  /(^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Cargo\.lock|poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock|go\.sum)$/;
/** Where locked packages come from: npm's and yarn's lock files name an address. */
const RESOLVED = /\bresolved"?:?\s+"(?:git\+)?[a-z+]+:\/\/(?:[^/@"]+@)?([^/"]+)\//;
const REGISTRIES = new Set(["registry.npmjs.org", "registry.yarnpkg.com"]);

/** A changed lock file, and each host that is new in it and no registry (threat 37). */
function ofLock({ path, added, removed, binary }: FileDiff, before = ""): Finding[] {
  const base = { part: "security", file: path } as const;
  const size = binary ? "" : ` (+${added.length} −${removed.length} lines)`;
  const hosts = new Map<string, number>();
  for (const { line, text } of added) {
    const host = RESOLVED.exec(text)?.[1];
    if (host === undefined || REGISTRIES.has(host) || hosts.has(host)) continue;
    // A company's own registry is in the file already.
    if (!before.includes(`//${host}/`)) hosts.set(host, line);
  }
  return [
    { ...base, severity: "info", rule: RULE.lock, message: `The lock file changes${size}.` },
    ...[...hosts].map(([host, line]): Finding => ({
      ...base,
      severity: "medium",
      rule: RULE.source,
      message: `A locked package comes from ${host}, which is no registry that we know.`,
      line,
    })),
  ];
}

/** A file before and after the change; undefined where there is none. */
export type Texts = { before: string | undefined; after: string | undefined };

/**
 * What a change makes a repository depend on: new packages, names that look like others', sources that are
 * no registry, changed lock files. `info` costs nothing and is named.
 *
 * @param textsOf by path, of each file for which `namesDependencies` holds
 */
export function dependencyFindings(
  files: readonly FileDiff[],
  textsOf: ReadonlyMap<string, Texts>,
  parseToml: (text: string) => unknown,
): Finding[] {
  const read = (kind: Manifest, text: string | undefined): Declared =>
    text === undefined ? new Map() : declaredIn(kind, text, parseToml);
  return files.flatMap((file) => {
    const texts = textsOf.get(file.path);
    if (LOCK.test(file.path)) return ofLock(file, texts?.before);
    const kind = manifestKind(file.path);
    if (kind === undefined || texts?.after === undefined) return [];
    try {
      const change = { path: file.path, added: file.added, before: read(kind, texts.before) };
      return ofManifest(kind, { ...change, after: read(kind, texts.after) });
    } catch {
      const message = "The manifest cannot be read: what it asks for is not known.";
      const at = { part: "security", file: file.path, rule: RULE.added, message } as const;
      return [{ ...at, severity: "medium" }];
    }
  });
}

/** A manifest or a lock file. */
export const namesDependencies = (path: string): boolean =>
  LOCK.test(path) || manifestKind(path) !== undefined;
