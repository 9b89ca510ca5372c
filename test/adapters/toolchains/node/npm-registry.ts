import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** An advisory as npm's service tells it, for a range of versions of a package. */
export type Advisory = { range: string; severity: string; title: string };

/**
 * The part of npm's registry that an audit needs, on loopback: packuments, and the advisories of
 * `POST /-/npm/v1/security/advisories/bulk`.
 */
export class NpmRegistry {
  readonly advisories: Record<string, Advisory[]> = {};
  /** How the advisory service answers instead. */
  broken: { status: number; body: string } | undefined;
  readonly #server: Server;

  private constructor(packages: Record<string, readonly string[]>) {
    this.#server = createServer((request, response) => {
      if (request.method === "POST") this.#tellAdvisories(request.url ?? "", response);
      else {
        const name = decodeURIComponent((request.url ?? "").slice(1));
        const versions = packages[name];
        this.#send(response, versions ? 200 : 404, {
          name,
          "dist-tags": { latest: versions?.at(-1) },
          versions: Object.fromEntries((versions ?? []).map((v) => [v, { name, version: v }])),
        });
      }
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

  #tellAdvisories(url: string, response: ServerResponse): void {
    if (this.broken) {
      response.writeHead(this.broken.status).end(this.broken.body);
      return;
    }
    if (!url.endsWith("/advisories/bulk")) return this.#send(response, 404, {});
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
    this.#send(response, 200, Object.fromEntries(told));
  }

  #send(response: ServerResponse, status: number, body: unknown): void {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  }
}
