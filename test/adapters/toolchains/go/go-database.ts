import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** An advisory that Go's database could have. */
export const ENTRY = {
  schema_version: "1.3.1",
  id: "GO-2024-9001",
  modified: "2024-01-01T00:00:00Z",
  published: "2024-01-01T00:00:00Z",
  summary: "Use of Bad leaks in example.com/vuln",
  affected: [
    {
      package: { name: "example.com/vuln", ecosystem: "Go" },
      ranges: [{ type: "SEMVER", events: [{ introduced: "0" }, { fixed: "1.1.0" }] }],
      ecosystem_specific: { imports: [{ path: "example.com/vuln", symbols: ["Bad"] }] },
    },
  ],
};

/** A database as https://go.dev/security/vuln/database lays it out. */
export async function goDatabase(folder: string): Promise<string> {
  await mkdir(join(folder, "index"), { recursive: true });
  await mkdir(join(folder, "ID"));
  const { id, modified } = ENTRY;
  const write = (name: string, value: unknown) =>
    writeFile(join(folder, name), JSON.stringify(value));
  await write("index/db.json", { modified });
  await write("index/vulns.json", [{ id, modified }]);
  await write("index/modules.json", [
    { path: "example.com/vuln", vulns: [{ id, modified, fixed: "1.1.0" }] },
  ]);
  await write(`ID/${id}.json`, ENTRY);
  return pathToFileURL(folder).href;
}
