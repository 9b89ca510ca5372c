import { dirname, join } from "node:path";
import { parse as parseToml } from "smol-toml";
import { z } from "zod";
import { manifestText, Names, namesOf, type Manifest } from "../projects/manifest.ts";

const Target = z.object({ name: z.string().optional(), harness: z.boolean().optional() });

const Cargo = z.object({
  package: z.object({ name: z.string() }).optional(),
  dependencies: Names,
  "dev-dependencies": Names,
  "build-dependencies": Names,
  lib: Target.optional(),
  bin: z.array(Target).optional(),
  test: z.array(Target).optional(),
  workspace: z.object({ members: z.array(z.string()).optional() }).optional(),
});

async function read(folder: string): Promise<z.infer<typeof Cargo> | undefined> {
  const parsed = Cargo.safeParse(parseToml(await manifestText(join(folder, "Cargo.toml"))));
  return parsed.success ? parsed.data : undefined;
}

/** `Cargo.toml`: https://doc.rust-lang.org/cargo/reference/manifest.html */
export async function cargoManifest(folder: string): Promise<Manifest> {
  const manifest = await read(folder);
  if (!manifest) return { needs: [] };
  const { package: own, workspace, ...tables } = manifest;
  return {
    name: own?.name,
    needs: namesOf(tables.dependencies, tables["dev-dependencies"], tables["build-dependencies"]),
    members: workspace ? (workspace.members ?? []) : undefined,
    isEmpty: own === undefined && workspace !== undefined,
  };
}

/** Names of the targets that bring a test harness of their own, of the manifests at some paths. */
export async function plainTargets(manifests: readonly string[]): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const path of manifests) {
    const manifest = await read(dirname(path));
    const { package: own, lib, bin = [], test = [] } = manifest ?? {};
    for (const { name, harness } of [...(lib ? [lib] : []), ...bin, ...test])
      if (harness === false) names.add(name ?? own?.name ?? "");
  }
  return names;
}
