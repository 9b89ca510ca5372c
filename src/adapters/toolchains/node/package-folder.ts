import { readdir } from "node:fs/promises";
import { dependenciesOf, readManifest, type Manifest } from "./package-manifest.ts";

/** What of a folder says which tools it uses. */
export type PackageFolder = { path: string; names: ReadonlySet<string>; manifest: Manifest };

/** A package's folder with the names that lie in it. @throws Error where it cannot be read */
export async function folderOf(path: string, manifest: Manifest): Promise<PackageFolder> {
  return { path, names: new Set(await readdir(path)), manifest };
}

/** The folder of the workspace's root; that of the project where it is none, or cannot be read. */
export async function aroundOf(workspace: string, own: PackageFolder): Promise<PackageFolder> {
  const read = await readManifest(workspace);
  return "problem" in read ? own : folderOf(workspace, read.manifest);
}

/** Whether a package is asked for, by the project or by the workspace that it is a member of. */
export const asksFor = (name: string, ...folders: readonly PackageFolder[]): boolean =>
  folders.some(({ manifest }) => dependenciesOf(manifest).includes(name));

/** Whether a file of one of these names lies in one of the folders. */
export const hasFile = (pattern: RegExp, ...folders: readonly PackageFolder[]): boolean =>
  folders.some(({ names }) => [...names].some((name) => pattern.test(name)));

/** Whether a script of package.json calls a program. */
export const callsProgram = (name: string, ...folders: readonly PackageFolder[]): boolean =>
  folders.some(({ manifest: { scripts = {} } }) =>
    Object.values(scripts).some((script) => script.split(/[\s;&|]+/).includes(name)),
  );
