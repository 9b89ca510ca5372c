import { join } from "node:path";
import { affectedProjects, projectsIn, type Ecosystem } from "../../../core/projects.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import type { Parts, Workshop } from "../parts.ts";
import type { Member } from "./combine.ts";
import { filesForProjects } from "./find-manifests.ts";
import { linkProjects } from "./links.ts";

export type PartsOf = (workshop: Workshop) => Parts;

const within = (folder: string, files: readonly string[]): string[] =>
  folder === ""
    ? [...files]
    : files.flatMap((file) =>
        file.startsWith(`${folder}/`) ? [file.slice(folder.length + 1)] : [],
      );

/**
 * The projects that a change can break, each with its parts. Looked for at each call, since a task may add
 * one; the parts of a project are made once, so that what it installed is known.
 */
export function membersOf(
  kinds: Partial<Record<Ecosystem, PartsOf>>,
  { ignored, ...tools }: Omit<Workshop, "workspace"> & { ignored: readonly string[] },
): (tree: Checked) => Promise<Member[]> {
  const made = new Map<string, Parts>();
  return async ({ path, changedFiles }) => {
    const projects = await linkProjects(path, projectsIn(await filesForProjects(path), ignored));
    return affectedProjects(projects, changedFiles).flatMap((project): Member[] => {
      const { ecosystem, folder, workspace = folder } = project;
      const partsOf = kinds[ecosystem];
      if (!partsOf) return [];
      const key = `${path}\n${ecosystem}\n${folder}`;
      const parts = made.get(key) ?? partsOf({ ...tools, workspace: join(path, workspace) });
      made.set(key, parts);
      return [
        {
          project,
          tree: { path: join(path, folder), changedFiles: within(folder, changedFiles) },
          parts,
        },
      ];
    });
  };
}
