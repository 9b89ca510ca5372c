import { timingSafeEqual, createHash } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import { z } from "zod";
import { NO_REPLY } from "../contract/writes.ts";
import { readBody } from "../loopback.ts";
import { GitFailure } from "../remote/git.ts";
import { StartFailure } from "./release-process.ts";
import type { Service, ServiceState } from "./service.ts";
import { StartCommandError } from "./start-command.ts";

const ReleaseId = z.string().regex(/^[\w.-]{1,100}$/, "letters, digits, '.', '_' and '-'");
const CommitId = z.string().regex(/^[0-9a-f]{40}$/, "a full commit id, 40 hex digits");

const DeployBody = z.strictObject({ sha: CommitId, release: ReleaseId });
const RollbackBody = z.strictObject({ release: ReleaseId.optional() });

export type Hosted = { service: Service; url: string };
type Answer = { status: number; body: unknown };

/** What may come between a deploy script and the service: see `WriteDoor`. */
export type Admit = <T>(
  deploy: { environment: string; what: string },
  apply: () => Promise<T>,
) => Promise<T | typeof NO_REPLY>;

/** The paths: the state of a service, its releases, its way back. */
const ROUTE = /^\/services\/([\w-]+)(\/releases|\/rollback)?$/;

type HostApi = { token: string; hosted: ReadonlyMap<string, Hosted>; admit: Admit };

/** The host's HTTP interface (docs/scenarios.md, "The host"). */
export const hostApi =
  (options: HostApi): RequestListener =>
  (request, response) => {
    void answer(request, options)
      .catch((error: unknown): Answer => refusalOf(error))
      .then((answered) => {
        if (answered === NO_REPLY) return void response.destroy();
        response.writeHead(answered.status, { "content-type": "application/json" });
        response.end(JSON.stringify(answered.body));
      });
  };

async function answer(
  request: IncomingMessage,
  { token, hosted, admit }: HostApi,
): Promise<Answer | typeof NO_REPLY> {
  if (!sameSecret(request.headers.authorization ?? "", `Bearer ${token}`))
    return problem(401, "send the header Authorization: Bearer <MIYABI_HOST_TOKEN>");
  const [, environment = "", action] = ROUTE.exec(request.url ?? "") ?? [];
  const found = hosted.get(environment);
  if (!found)
    return problem(404, `no such path; the environments here are ${[...hosted.keys()].join(", ")}`);
  const { service, url } = found;
  switch (`${request.method ?? ""} ${action ?? ""}`) {
    case "GET ": {
      const state: ServiceState = service.state(url);
      return { status: 200, body: state };
    }
    case "POST /releases": {
      const wanted = DeployBody.parse(await bodyOf(request));
      const deployed = await admit({ environment, what: "deploy" }, () => service.deploy(wanted));
      if (deployed === NO_REPLY) return NO_REPLY;
      return {
        status: deployed.kind === "started" ? 201 : 200,
        body: { url, ...deployed.release },
      };
    }
    case "POST /rollback": {
      const { release } = RollbackBody.parse(await bodyOf(request));
      const back = await admit({ environment, what: "rollback" }, () => service.rollBack(release));
      if (back === NO_REPLY) return NO_REPLY;
      if (back.kind === "nothing_before")
        return problem(409, `there is no release before the present one in ${environment}`);
      return { status: 200, body: { url, ...back.release } };
    }
    default:
      return problem(405, "GET a service, or POST to its /releases or /rollback");
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const text = (await readBody(request)).toString("utf8");
  return text === "" ? {} : (JSON.parse(text) as unknown);
}

function refusalOf(error: unknown): Answer {
  if (error instanceof z.ZodError) return problem(422, z.prettifyError(error));
  if (error instanceof SyntaxError) return problem(400, `the body is not JSON: ${error.message}`);
  if (error instanceof GitFailure) return problem(422, `no such commit: ${error.message}`);
  if (error instanceof StartFailure || error instanceof StartCommandError)
    return problem(422, error.message);
  return problem(500, String(error));
}

const problem = (status: number, error: string): Answer => ({ status, body: { error } });

/** Compares digests, so that neither length nor content shows in the time that it takes. */
const sameSecret = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
