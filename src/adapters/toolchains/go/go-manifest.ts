import { join } from "node:path";
import { manifestText, type Manifest } from "../projects/manifest.ts";

/** `go.mod`: https://go.dev/ref/mod#go-mod-file */
export async function goManifest(folder: string): Promise<Manifest> {
  const text = await manifestText(join(folder, "go.mod"));
  const lines = text.split("\n").map((line) => line.replace(/\/\/.*$/, "").trim());
  const needs = lines.flatMap((line) => {
    const [, path] = /^(?:require\s+)?([\w./~-]+)\s+v\d\S*$/.exec(line) ?? [];
    return path === undefined ? [] : [path];
  });
  const name = lines.map((line) => /^module\s+"?([^\s"]+)"?$/.exec(line)?.[1]).find(Boolean);
  return { name, needs };
}
