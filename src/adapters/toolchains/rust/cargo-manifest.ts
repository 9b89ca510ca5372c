import { join } from "node:path";
import { parse as parseToml } from "smol-toml";
import { z } from "zod";
import { manifestText, Names, namesOf, type Manifest } from "../projects/manifest.ts";

const Cargo = z.object({
  package: z.object({ name: z.string() }).optional(),
  dependencies: Names,
  "dev-dependencies": Names,
  "build-dependencies": Names,
  workspace: z.object({ members: z.array(z.string()).optional() }).optional(),
});

/** `Cargo.toml`: https://doc.rust-lang.org/cargo/reference/manifest.html */
export async function cargoManifest(folder: string): Promise<Manifest> {
  const parsed = Cargo.safeParse(parseToml(await manifestText(join(folder, "Cargo.toml"))));
  if (!parsed.success) return { needs: [] };
  const { package: own, workspace, ...tables } = parsed.data;
  return {
    name: own?.name,
    needs: namesOf(tables.dependencies, tables["dev-dependencies"], tables["build-dependencies"]),
    members: workspace ? (workspace.members ?? []) : undefined,
  };
}
