import { join } from "node:path";
import { z } from "zod";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import { manifestText, namesOf, type Manifest } from "../projects/manifest.ts";
import { readManifest } from "./package-manifest.ts";

const PNPM = "pnpm-workspace.yaml";
const PnpmWorkspace = z.object({ packages: z.array(z.string()).optional() });

async function pnpmMembers(folder: string): Promise<string[] | undefined> {
  const text = await manifestText(join(folder, PNPM));
  return text === "" ? undefined : PnpmWorkspace.parse(parseYaml(text, PNPM)).packages;
}

/** `package.json`, and pnpm's own list of a workspace's members. */
export async function nodeManifest(folder: string): Promise<Manifest> {
  const read = await readManifest(folder);
  if ("problem" in read) return { needs: [] };
  const { name, workspaces, ...tables } = read.manifest;
  const listed = Array.isArray(workspaces) ? workspaces : workspaces?.packages;
  return {
    name,
    needs: namesOf(
      tables.dependencies,
      tables.devDependencies,
      tables.optionalDependencies,
      tables.peerDependencies,
    ),
    members: (await pnpmMembers(folder)) ?? listed,
  };
}
