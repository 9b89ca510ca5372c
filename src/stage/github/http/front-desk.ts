import type { Principal } from "../../contract/tokens.ts";
import { isImplemented, RULES } from "../access/rules.ts";
import { permit } from "../access/permit.ts";
import type { GitHubDescription } from "../openapi/github-description.ts";
import type { Match } from "../openapi/router.ts";
import type { Violations } from "../openapi/validation.ts";
import { operations } from "../operations.ts";
import type { World } from "../world.ts";
import { authenticate } from "./authenticate.ts";
import type { Handler, Reply } from "./call.ts";
import { graphql } from "./graphql.ts";
import { etagOf, isUnchanged } from "./etag.ts";
import { linkHeader } from "./pages.ts";
import { notFound, Problem, StageFault } from "./problem.ts";

/** A request as it came over the wire, or as the hand of a person on the stage made it. */
export type ApiRequest = {
  method: string;
  /** Path and query, as sent. */
  target: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: unknown;
};

export type ApiReply = {
  status: number;
  headers: Record<string, string>;
  body: unknown;
};

/** What became known about a request on its way, for the log and for fault injection. */
export type Trace = { operationId: string | undefined; principal: Principal | undefined };

type Parts = {
  world: World;
  description: GitHubDescription;
  onFault: (fault: string) => void;
};

/** Takes a request through GitHub's checks to its handler, and checks our answer. */
export class FrontDesk {
  readonly #parts: Parts;
  readonly #handlers: Readonly<Record<string, Handler<never>>>;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#handlers = operations(parts.world);
  }

  /** Who asks for what, before anything is decided. */
  trace(request: ApiRequest): Trace {
    const { pathname } = new URL(request.target, "http://stage");
    const token = /\s(\S+)$/.exec(request.headers["authorization"] ?? "")?.[1] ?? "";
    return {
      operationId: this.#parts.description.router.match(request.method, pathname)?.route.operation
        .operationId,
      principal: this.#parts.world.tokens.resolve(token),
    };
  }

  /** A request with a token: authentication, rate limits, then as `serveAs`. */
  async serve(request: ApiRequest): Promise<ApiReply> {
    const { world } = this.#parts;
    return this.#answered(async () => {
      const principal = authenticate(world, request.headers["authorization"]);
      world.accounts.note(principal.account);
      const { pathname } = new URL(request.target, "http://stage");
      const counts = pathname !== "/rate_limit";
      try {
        if (counts) world.rateLimits.take(principal, request.method !== "GET");
        const reply = await this.#perform(request, principal);
        const unchanged = isUnchanged(request, reply);
        if (unchanged && counts) world.rateLimits.giveBack(principal);
        const headers = { ...reply.headers, ...world.rateLimits.headers(principal) };
        return unchanged ? { status: 304, headers, body: undefined } : { ...reply, headers };
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const headers = { ...world.rateLimits.headers(principal), ...error.headers };
        return { status: error.status, headers, body: error.body() };
      }
    });
  }

  /** The same without a token and without limits: what a person does in the browser. */
  serveAs(principal: Principal, request: ApiRequest): Promise<ApiReply> {
    this.#parts.world.accounts.note(principal.account);
    return this.#answered(() => this.#perform(request, principal));
  }

  async #answered(answer: () => Promise<ApiReply>): Promise<ApiReply> {
    try {
      return await answer();
    } catch (error) {
      if (error instanceof Problem)
        return { status: error.status, headers: { ...error.headers }, body: error.body() };
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#parts.onFault(message);
      return {
        status: 500,
        headers: {},
        body: { message: `stage fault: ${message}`, status: "500" },
      };
    }
  }

  async #perform(request: ApiRequest, principal: Principal): Promise<ApiReply> {
    const { world, description } = this.#parts;
    const url = new URL(request.target, world.urls.apiBase);
    if (url.pathname === "/graphql" && request.method === "POST")
      return finished(await graphql(world, request.body, principal), url);
    const match = description.router.match(request.method, url.pathname);
    if (match === undefined) throw notFound();
    const { operationId } = match.route.operation;
    this.#refuseOtherRepositories(match);
    if (!isImplemented(operationId))
      throw new Problem(501, `The local stage does not implement ${operationId}`);
    const path: Record<string, unknown> = { ...match.pathParameters };
    if (this.#parts.description.validation.parameters(match.route, "path", path).length > 0)
      throw notFound();
    permit(RULES[operationId], principal, () => this.#isOnPull(path));
    const input = { ...this.#body(match, request.body), ...this.#query(match, url), ...path };
    const reply = await this.#handler(operationId)({ input: input as never, principal });
    this.#checkReply(match, reply);
    return finished(reply, url);
  }

  /** There is one repository; GitHub's names have no case. */
  #refuseOtherRepositories({ pathParameters: { owner, repo } }: Match): void {
    if (owner === undefined || repo === undefined) return;
    const asked = `${owner}/${repo}`.toLowerCase();
    if (asked !== this.#parts.world.repository.fullName.toLowerCase()) throw notFound();
  }

  #isOnPull(path: Record<string, unknown>): boolean {
    const { issues, comments } = this.#parts.world;
    const { issue_number: number, comment_id: comment } = path;
    const issue = typeof comment === "number" ? comments.get(comment)?.issue : number;
    return typeof issue === "number" && issues.getPull(issue) !== undefined;
  }

  #query({ route }: Match, url: URL): Record<string, unknown> {
    const query: Record<string, unknown> = Object.fromEntries(url.searchParams);
    refuse(this.#parts.description.validation.parameters(route, "query", query));
    return query;
  }

  #body({ route }: Match, body: unknown): Record<string, unknown> {
    refuse(this.#parts.description.validation.body(route, body));
    return typeof body === "object" && body !== null ? { ...body } : {};
  }

  #handler(operationId: string): Handler<never> {
    const handler = this.#handlers[operationId];
    if (handler === undefined) throw new StageFault(`${operationId} has a rule and no handler`);
    return handler;
  }

  #checkReply({ route }: Match, { status, body }: Reply): void {
    // What goes over the wire is what is checked.
    const sent: unknown = body === undefined ? undefined : JSON.parse(JSON.stringify(body));
    const violations = this.#parts.description.validation.response(route, status, sent);
    if (violations.length > 0)
      throw new StageFault(`${route.operation.operationId} ${status}: ${violations.join("; ")}`);
  }
}

function refuse(violations: Violations): void {
  if (violations.length > 0) throw new Problem(422, `Invalid request.\n\n${violations.join("\n")}`);
}

function finished(reply: Reply, url: URL): ApiReply {
  const link = reply.page === undefined ? undefined : linkHeader(url, reply.page);
  return {
    status: reply.status,
    headers: {
      ...reply.headers,
      ...(link === undefined ? {} : { link }),
      ...(reply.body === undefined ? {} : { etag: etagOf(reply.body) }),
    },
    body: reply.body,
  };
}
