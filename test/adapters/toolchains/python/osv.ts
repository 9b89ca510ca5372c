import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * The advisories that OSV knows of packages (https://google.github.io/osv.dev/api/), on loopback.
 * @param vulnerable what it tells, by the package's name
 */
export async function osv(vulnerable: Readonly<Record<string, unknown>>) {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const asked = JSON.parse(Buffer.concat(chunks).toString()) as { package: { name: string } };
      const known = vulnerable[asked.package.name];
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(known === undefined ? {} : { vulns: [known] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/query`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** An advisory about all versions of a package before 1.1. */
export const advisory = (name: string) => ({
  id: "GHSA-0000-0000-0001",
  aliases: ["CVE-2026-0001"],
  summary: `The ${name} is open.`,
  affected: [
    {
      package: { name, ecosystem: "PyPI" },
      ranges: [{ type: "ECOSYSTEM", events: [{ introduced: "0" }, { fixed: "1.1" }] }],
    },
  ],
});
