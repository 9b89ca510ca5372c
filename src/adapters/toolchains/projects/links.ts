import { join } from "node:path";
import type { Ecosystem, LinkedProject, Project } from "../../../core/projects.ts";
import { matchesGlob } from "../../../core/glob.ts";
import { goManifest } from "../go/go-manifest.ts";
import { nodeManifest } from "../node/workspace-manifest.ts";
import { pythonManifest } from "../python/python-manifest.ts";
import { cargoManifest } from "../rust/cargo-manifest.ts";
import type { Manifest } from "./manifest.ts";

const READERS: Record<Ecosystem, (folder: string) => Promise<Manifest>> = {
  node: nodeManifest,
  python: pythonManifest,
  go: goManifest,
  rust: cargoManifest,
};

const isMember = (root: string, globs: readonly string[], folder: string): boolean => {
  const inside = root === "" ? folder : folder.slice(root.length + 1);
  return (
    (root === "" || folder.startsWith(`${root}/`)) &&
    globs.some((glob) => matchesGlob(glob.replace(/^\.\/|\/$/g, ""), inside))
  );
};

/**
 * How the projects of a tree need each other, as their manifests say. A manifest that cannot be read
 * links to nothing: the project's own tools will tell what is wrong with it.
 */
export async function linkProjects(
  root: string,
  projects: readonly Project[],
): Promise<LinkedProject[]> {
  const read = await Promise.all(
    projects.map(async (project) => ({
      project,
      manifest: await READERS[project.ecosystem](join(root, project.folder)).catch(
        (): Manifest => ({ needs: [] }),
      ),
    })),
  );
  const workspaces = read.filter(({ manifest }) => manifest.members !== undefined);
  return read.map(({ project, manifest: { name, needs, isEmpty = false } }) => {
    const own = workspaces.find(
      ({ project: { ecosystem, folder }, manifest: { members = [] } }) =>
        ecosystem === project.ecosystem &&
        (folder === project.folder || isMember(folder, members, project.folder)),
    );
    return {
      ...project,
      needs,
      ...(name === undefined ? {} : { name }),
      ...(own === undefined ? {} : { workspace: own.project.folder }),
      ...(isEmpty ? { isEmpty } : {}),
    };
  });
}
