import type { IncomingMessage, ServerResponse } from "node:http";
import { createGunzip } from "node:zlib";
import type { Service } from "./access.ts";
import { runGit, spawnGit, type Git } from "./git.ts";
import { encodePacket, FLUSH } from "./pkt-line.ts";

const protocolOf = (request: IncomingMessage): Record<string, string> => {
  const version = request.headers["git-protocol"];
  return typeof version === "string" && /^[\w=:.-]+$/.test(version)
    ? { GIT_PROTOCOL: version }
    : {};
};

/** The body as git sent it: compressed when it is long. */
export const bodyStream = (request: IncomingMessage): NodeJS.ReadableStream => {
  const encoding = request.headers["content-encoding"];
  return encoding === "gzip" || encoding === "x-gzip" ? request.pipe(createGunzip()) : request;
};

/** `GET info/refs?service=...`: https://git-scm.com/docs/http-protocol#_discovering_references */
export const advertise = async (
  git: Git,
  service: Service,
  request: IncomingMessage,
): Promise<Buffer> => {
  const env = protocolOf(request);
  const command = service.slice("git-".length);
  const refs = await runGit(git, [command, "--stateless-rpc", "--advertise-refs", git.gitDir], {
    env,
  });
  // Protocol 2 exists for fetching only and has no service line.
  const version2 = service === "git-upload-pack" && env["GIT_PROTOCOL"]?.includes("version=2");
  return version2
    ? refs
    : Buffer.concat([encodePacket(`# service=${service}\n`), Buffer.from(FLUSH), refs]);
};

/** `POST git-upload-pack`: a fetch, streamed through git in both directions. */
export const uploadPack = (git: Git, request: IncomingMessage, response: ServerResponse): void => {
  const child = spawnGit(git, ["upload-pack", "--stateless-rpc", git.gitDir], protocolOf(request));
  response.writeHead(200, {
    "content-type": "application/x-git-upload-pack-result",
    "cache-control": "no-cache",
  });
  const giveUp = () => response.destroy();
  child.once("error", giveUp);
  child.stdin.on("error", () => undefined);
  child.stderr.resume();
  bodyStream(request).on("error", giveUp).pipe(child.stdin);
  child.stdout.pipe(response);
  response.once("close", () => child.kill());
};
