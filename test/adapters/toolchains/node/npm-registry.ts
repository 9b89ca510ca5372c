import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { satisfies } from "semver";
import { integrityOf, packageTarball } from "./package-tarball.ts";

/** An advisory as npm's service tells it, for a range of versions of a package. */
export type Advisory = { range: string; severity: string; title: string };

const JSON_TYPE = { "content-type": "application/json" };

/**
 * The package that the registry has under a name and a version: its program says which one it is, and its
 * install script leaves a file where it runs.
 */
export const tarballOf = (name: string, version: string): Buffer =>
  packageTarball({
    "package.json": JSON.stringify({
      ...{ name, version, bin: { [name]: "main.js" } },
      scripts: { install: "node -e \"require('fs').writeFileSync('script-ran', '')\"" },
    }),
    "main.js": `#!/usr/bin/env node\nconsole.log(${JSON.stringify(`${name} ${version}`)});\n`,
  });

/**
 * The part of npm's registry that installations and audits need, on loopback: packuments, tarballs, and
 * advisories as `POST /-/npm/v1/security/advisories/bulk` has them, and `.../security/audits`, which
 * pnpm 10 and yarn 1 ask.
 */
export class NpmRegistry {
  readonly advisories: Record<string, Advisory[]> = {};
  /** Paths that were asked for, in their order. */
  readonly asked: string[] = [];
  /** How the advisory service answers instead. */
  broken: { status: number; body: string } | undefined;
  readonly #server: Server;

  private constructor(packages: Record<string, readonly string[]>) {
    this.#server = createServer((request, response) => {
      const path = decodeURIComponent(request.url ?? "");
      this.asked.push(path);
      if (request.method === "POST") this.#tellAdvisories(path, response);
      else this.#tellPackage(packages, path, response);
      request.resume();
    });
  }

  static async start(packages: Record<string, readonly string[]>): Promise<NpmRegistry> {
    const registry = new NpmRegistry(packages);
    await new Promise<void>((resolve) => registry.#server.listen(0, "127.0.0.1", resolve));
    return registry;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #tellPackage(
    packages: Record<string, readonly string[]>,
    path: string,
    response: ServerResponse,
  ): void {
    const [, tarred, tarredVersion] = /^\/(.+)\/-\/[^/]+?-(\d[^/]*)\.tgz$/.exec(path) ?? [];
    if (tarred !== undefined && tarredVersion !== undefined) {
      response.writeHead(200).end(tarballOf(tarred, tarredVersion));
      return;
    }
    const name = path.slice(1);
    const versions = packages[name];
    const versionOf = (version: string): unknown => ({
      name,
      version,
      bin: { [name]: "main.js" },
      dist: {
        tarball: `${this.url}${name}/-/${name}-${version}.tgz`,
        integrity: integrityOf(tarballOf(name, version)),
      },
    });
    this.#send(response, versions ? 200 : 404, {
      name,
      "dist-tags": { latest: versions?.at(-1) },
      versions: Object.fromEntries((versions ?? []).map((one) => [one, versionOf(one)])),
    });
  }

  #tellAdvisories(path: string, response: ServerResponse): void {
    if (this.broken) {
      response.writeHead(this.broken.status, JSON_TYPE).end(this.broken.body);
      return;
    }
    if (path.endsWith("/advisories/bulk")) return this.#send(response, 200, this.#inBulk());
    if (/\/audits(?:\/quick)?$/.test(path)) return this.#send(response, 200, this.#asReport());
    this.#send(response, 404, {});
  }

  #inBulk(): unknown {
    const told = Object.entries(this.advisories).map(([name, all]) => [
      name,
      all.map(({ range, severity, title }, at) => ({
        id: at + 1,
        url: `https://advisories.example/${at + 1}`,
        title,
        severity,
        vulnerable_versions: range,
        cwe: [],
        cvss: { score: 0, vectorString: null },
      })),
    ]);
    return Object.fromEntries(told);
  }

  /** The older report, in which the service itself has compared the versions: `installed` are those. */
  installed: Record<string, string> = {};

  #asReport(): unknown {
    const found = Object.entries(this.advisories).flatMap(([name, all]) =>
      all
        .filter(({ range }) => satisfies(this.installed[name] ?? "", range))
        .map((advisory, at) => ({ name, id: at + 1, ...advisory })),
    );
    const resolves = found.map(({ id, name }) => ({ id, path: name, dev: false }));
    const advisories = found.map(({ name, id, range, severity, title }) => [
      id,
      {
        ...{ id, module_name: name, vulnerable_versions: range, severity, title },
        url: `https://advisories.example/${id}`,
        findings: [{ version: this.installed[name], paths: [name] }],
        ...{ cves: [], cwe: "CWE-1", patched_versions: "*", recommendation: "Update." },
      },
    ]);
    const levels = ["info", "low", "moderate", "high", "critical"];
    return {
      actions: resolves.length === 0 ? [] : [{ action: "review", module: "padder", resolves }],
      advisories: Object.fromEntries(advisories) as unknown,
      muted: [],
      metadata: {
        vulnerabilities: Object.fromEntries(
          levels.map((level) => [level, found.filter((one) => one.severity === level).length]),
        ),
        ...{ dependencies: 1, devDependencies: 0, optionalDependencies: 0, totalDependencies: 1 },
      },
    };
  }

  #send(response: ServerResponse, status: number, body: unknown): void {
    response.writeHead(status, JSON_TYPE).end(JSON.stringify(body));
  }
}
