import { z } from "zod";
import { messageOf } from "../../../core/error-code.ts";
import { plainTextIn } from "../../files/plain-file.ts";

const MAX_BYTES = 5 * 1024 * 1024;

const Names = z.record(z.string(), z.unknown()).optional();

const Manifest = z.object({
  name: z.string().optional(),
  packageManager: z.string().optional(),
  workspaces: z
    .union([z.array(z.string()), z.object({ packages: z.array(z.string()) })])
    .optional(),
  scripts: z.record(z.string(), z.string()).optional(),
  dependencies: Names,
  devDependencies: Names,
  optionalDependencies: Names,
  peerDependencies: Names,
});
export type Manifest = z.infer<typeof Manifest>;

export type ReadManifest = { manifest: Manifest } | { problem: string };

/** `package.json` of a tree, read anew each time: a task may change it. */
export async function readManifest(path: string): Promise<ReadManifest> {
  const text = await plainTextIn(path, "package.json", MAX_BYTES);
  if (text === undefined) return { problem: "package.json cannot be read: it is no plain file" };
  try {
    const value: unknown = JSON.parse(text);
    const parsed = Manifest.safeParse(value);
    return parsed.success
      ? { manifest: parsed.data }
      : { problem: `package.json is not valid: ${z.prettifyError(parsed.error)}` };
  } catch (error) {
    return { problem: `package.json cannot be read: ${messageOf(error)}` };
  }
}

/** Names of all packages that the manifest asks for. */
export const dependenciesOf = (manifest: Manifest): string[] => [
  ...new Set(
    [
      manifest.dependencies,
      manifest.devDependencies,
      manifest.optionalDependencies,
      manifest.peerDependencies,
    ].flatMap((names) => Object.keys(names ?? {})),
  ),
];
