import { matchesGlob } from "./glob.ts";

/** Whose tools a project is built and tested with. */
export type Ecosystem = "node" | "python" | "go" | "rust";

/** A part of a repository with a manifest of its own. */
export type Project = {
  ecosystem: Ecosystem;
  /** Relative to the repository, without a slash at its end; empty for the top. */
  folder: string;
};

/** A project and how it hangs together with the others of its ecosystem. */
export type LinkedProject = Project & {
  /** What others call it, e.g. its package's name; absent where nobody can. */
  name?: string;
  /** Names that it needs, those of other repositories among them. */
  needs: readonly string[];
  /** Folder of the workspace that it is a member of, or the root of. */
  workspace?: string;
  /** The root of a workspace that is its members and nothing else. */
  isEmpty?: boolean;
};

const MANIFESTS: readonly (readonly [Ecosystem, RegExp])[] = [
  ["node", /^package\.json$/],
  ["python", /^(?:pyproject\.toml|setup\.(?:py|cfg)|requirements\.txt)$/],
  ["go", /^go\.mod$/],
  ["rust", /^Cargo\.toml$/],
];

/** Folders whose manifests belong to others, or are what tests read. */
export const FOREIGN_FOLDERS: ReadonlySet<string> = new Set([
  "node_modules",
  "vendor",
  "third_party",
  "site-packages",
  "venv",
  "target",
  "dist",
  "build",
  "testdata",
  "fixtures",
  "__fixtures__",
]);

const isForeign = (folder: string): boolean =>
  folder.split("/").some((name) => name.startsWith(".") || FOREIGN_FOLDERS.has(name));

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

/**
 * The projects whose manifests are among the paths of a repository, the outermost first.
 * @param ignored globs of folders: what lies there belongs to the project around it
 */
export function projectsIn(paths: readonly string[], ignored: readonly string[] = []): Project[] {
  const found = new Map<string, Project>();
  for (const path of paths) {
    const folder = folderOf(path);
    if (isForeign(folder) || (folder !== "" && ignored.some((glob) => matchesGlob(glob, folder))))
      continue;
    const name = path.slice(path.lastIndexOf("/") + 1);
    for (const [ecosystem, manifest] of MANIFESTS)
      if (manifest.test(name)) found.set(`${folder}\n${ecosystem}`, { ecosystem, folder });
  }
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
}

const isIn = (path: string, folder: string): boolean =>
  folder === "" || path.startsWith(`${folder}/`);

/** The projects of the innermost folder around a file that has any. */
function ownersOf(path: string, projects: readonly LinkedProject[]): LinkedProject[] {
  const around = projects.filter(({ folder }) => isIn(path, folder));
  const deepest = Math.max(...around.map(({ folder }) => folder.length));
  return around.filter(({ folder }) => folder.length === deepest);
}

/** Without the roots whose members are there: the tools would do everything twice. */
const withoutRoots = (projects: readonly LinkedProject[]): LinkedProject[] =>
  projects.filter(
    (root) =>
      root.isEmpty !== true ||
      !projects.some(
        (one) => one !== root && one.ecosystem === root.ecosystem && one.workspace === root.folder,
      ),
  );

/**
 * What a change can break (issue of a monorepo: "only what the change touches and what depends on it"):
 * the projects around the changed files, every member of a workspace whose root folder itself changed
 * (its lock file, its shared settings), and whatever needs one of these. A file outside of all
 * projects can matter to each of them; so can a change that names no file.
 */
export function affectedProjects(
  projects: readonly LinkedProject[],
  changedFiles: readonly string[],
): LinkedProject[] {
  if (changedFiles.length === 0) return withoutRoots(projects);
  const affected = new Set<LinkedProject>();
  for (const path of changedFiles) {
    const owners = ownersOf(path, projects);
    const members = projects.filter(
      ({ ecosystem, workspace }) =>
        workspace === folderOf(path) && owners.some((owner) => owner.ecosystem === ecosystem),
    );
    for (const one of owners.length === 0 ? projects : [...owners, ...members]) affected.add(one);
  }
  // A set grows while it is walked, so this reaches what needs what was added.
  for (const { ecosystem, name } of affected)
    for (const other of projects)
      if (name !== undefined && other.ecosystem === ecosystem && other.needs.includes(name))
        affected.add(other);
  return withoutRoots(projects.filter((one) => affected.has(one)));
}
