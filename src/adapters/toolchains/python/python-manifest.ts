import { join } from "node:path";
import { parse as parseToml } from "smol-toml";
import { z } from "zod";
import { manifestText, Names, namesOf, type Manifest } from "../projects/manifest.ts";

/** Python's names are equal whatever their case and separators (PEP 503). */
const pythonName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, "-");
const requirement = (text: string): string[] => {
  const [name] = /^[A-Za-z0-9][\w.-]*/.exec(text.trim()) ?? [];
  return name === undefined ? [] : [pythonName(name)];
};
const Pyproject = z.object({
  project: z
    .object({
      name: z.string().optional(),
      dependencies: z.array(z.string()).optional(),
      "optional-dependencies": z.record(z.string(), z.array(z.string())).optional(),
    })
    .optional(),
  "dependency-groups": z.record(z.string(), z.array(z.unknown())).optional(),
  tool: z
    .object({
      poetry: z.object({ name: z.string().optional(), dependencies: Names }).optional(),
      uv: z
        .object({ workspace: z.object({ members: z.array(z.string()).optional() }).optional() })
        .optional(),
    })
    .optional(),
});

/** `pyproject.toml` (PEP 621, Poetry, uv) and `requirements.txt`. */
export async function pythonManifest(folder: string): Promise<Manifest> {
  const listed = await manifestText(join(folder, "requirements.txt"));
  const parsed = Pyproject.safeParse(parseToml(await manifestText(join(folder, "pyproject.toml"))));
  const { project, tool, "dependency-groups": groups = {} } = parsed.success ? parsed.data : {};
  const name = project?.name ?? tool?.poetry?.name;
  const wanted = [
    ...(project?.dependencies ?? []),
    ...Object.values(project?.["optional-dependencies"] ?? {}).flat(),
    ...Object.values(groups).flatMap((group) => group.filter((one) => typeof one === "string")),
    ...namesOf(tool?.poetry?.dependencies),
    ...listed.split("\n"),
  ];
  return {
    ...(name === undefined ? {} : { name: pythonName(name) }),
    needs: wanted.flatMap(requirement),
    members: tool?.uv?.workspace && (tool.uv.workspace.members ?? []),
  };
}
