import type { Principal } from "../contract/tokens.ts";
import type { OperationId } from "./access/rules.ts";
import type { FrontDesk } from "./http/front-desk.ts";
import type { InputOf } from "./http/input-of.ts";
import { branchHead } from "./git/refs.ts";
import { found, Problem } from "./http/problem.ts";
import type { GitHubDescription } from "./openapi/github-description.ts";
import { setDraft } from "./pulls/pull-handlers.ts";
import type { World } from "./world.ts";

type Parts = {
  world: World;
  desk: FrontDesk;
  description: GitHubDescription;
  principal: Principal;
};

/** `owner` and `repo` are always the stage's. */
type Rest<Input> = Omit<Input, "owner" | "repo">;

export type Protect = {
  checks?: string[];
  strict?: boolean;
  reviews?: number;
  enforceAdmins?: boolean;
  /** Set as a ruleset and not as the branch's own protection. */
  ruleset?: boolean;
};

/**
 * What a person does on GitHub's pages, in process. Every act is a REST call without a token: the same checks, the same
 * code, the same events. What GitHub refuses is thrown as a `Problem`.
 */
export class Hand {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Any operation by GitHub's name, with Octokit's parameters; answers with the body. */
  async call<Id extends OperationId>(id: Id, input: Rest<InputOf<Id>>): Promise<unknown> {
    const { desk, principal, world } = this.#parts;
    const { method, template } = this.#route(id);
    const [owner, repo] = world.repository.fullName.split("/");
    const { target, rest } = filledIn(template, { ...input, owner, repo });
    const asQuery = method === "GET";
    const query = asQuery ? new URLSearchParams(stringValues(rest)).toString() : "";
    const reply = await desk.serveAs(principal, {
      method,
      target: query === "" ? target : `${target}?${query}`,
      headers: {},
      body: asQuery || Object.keys(rest).length === 0 ? undefined : rest,
    });
    if (reply.status >= 400) throw new Problem(reply.status, messageOf(reply.body));
    return reply.body;
  }

  /** The number of the new issue; `number` asks for one (scenarios tell of #500). */
  async createIssue(issue: {
    title: string;
    body?: string;
    labels?: string[];
    number?: number;
  }): Promise<number> {
    const { number, ...input } = issue;
    if (number !== undefined) this.#parts.world.issues.skipTo(number);
    return numberOf(await this.call("issues/create", input));
  }

  /** The id of the new comment. */
  async comment(issue: number, body: string): Promise<number> {
    return idOf(await this.call("issues/create-comment", { issue_number: issue, body }));
  }

  async addLabels(issue: number, ...labels: string[]): Promise<void> {
    await this.call("issues/add-labels", { issue_number: issue, labels });
  }

  async removeLabel(issue: number, name: string): Promise<void> {
    await this.call("issues/remove-label", { issue_number: issue, name });
  }

  async setLabels(issue: number, labels: string[]): Promise<void> {
    await this.call("issues/set-labels", { issue_number: issue, labels });
  }

  async edit(issue: number, change: { title?: string; body?: string }): Promise<void> {
    await this.call("issues/update", { issue_number: issue, ...change });
  }

  async close(issue: number): Promise<void> {
    await this.call("issues/update", { issue_number: issue, state: "closed" });
  }

  async reopen(issue: number): Promise<void> {
    await this.call("issues/update", { issue_number: issue, state: "open" });
  }

  async protect(
    branch: string,
    { checks, strict = false, reviews, enforceAdmins = false, ruleset = false }: Protect,
  ): Promise<void> {
    await this.call("repos/update-branch-protection", {
      branch,
      required_status_checks: checks === undefined ? null : { strict, contexts: checks },
      enforce_admins: enforceAdmins,
      required_pull_request_reviews:
        reviews === undefined ? null : { required_approving_review_count: reviews },
      restrictions: null,
    });
    const protection = this.#parts.world.protections.get(branch);
    if (ruleset && protection !== undefined) protection.asRuleset = true;
  }

  /** A commit status on the head of a pull request, as any service that tests commits reports it. */
  async report(
    pull: number,
    { context, state }: { context: string; state: "pending" | "success" | "failure" },
  ): Promise<void> {
    const { head } = found(this.#parts.world.issues.getPull(pull)).pull;
    await this.call("repos/create-commit-status", { sha: head.sha, context, state });
  }

  async approve(pull: number, body = ""): Promise<void> {
    await this.call("pulls/create-review", { pull_number: pull, event: "APPROVE", body });
  }

  async merge(pull: number, method: "merge" | "squash" | "rebase" = "merge"): Promise<void> {
    await this.call("pulls/merge", { pull_number: pull, merge_method: method });
  }

  /** A button of the page that REST does not have. */
  async setDraft(pull: number, draft: boolean): Promise<void> {
    const { world, principal } = this.#parts;
    await setDraft(world, found(world.issues.getPull(pull)), { draft, principal });
  }

  /**
   * Pushes one commit to a branch, by default the default branch; one that is not there is made from that.
   * Texts of files, null for one that goes. Answers with the commit's id.
   */
  async push(
    message: string,
    files: Readonly<Record<string, string | null>>,
    branch = this.#parts.world.repository.defaultBranch,
  ): Promise<string> {
    const { git, repository } = this.#parts.world;
    const ref = `heads/${branch}`;
    const there = await branchHead(git, branch);
    const before = there ?? found(await branchHead(git, repository.defaultBranch));
    const tree = await this.call("git/create-tree", {
      base_tree: before,
      tree: Object.entries(files).map(([path, content]) => ({
        path,
        mode: "100644",
        type: "blob",
        ...(content === null ? { sha: null } : { content }),
      })),
    });
    const commit = await this.call("git/create-commit", {
      message,
      tree: shaOf(tree),
      parents: [before],
    });
    if (there === undefined)
      await this.call("git/create-ref", { ref: `refs/${ref}`, sha: shaOf(commit) });
    else await this.call("git/update-ref", { ref, sha: shaOf(commit) });
    return shaOf(commit);
  }

  async dispatch(workflow: string, inputs: Record<string, string> = {}): Promise<void> {
    const { defaultBranch: ref } = this.#parts.world.repository;
    await this.call("actions/create-workflow-dispatch", { workflow_id: workflow, ref, inputs });
  }

  #route(id: OperationId): { method: string; template: string } {
    for (const [template, item] of Object.entries(this.#parts.description.rest.paths))
      for (const [method, { operationId }] of Object.entries(item))
        if (operationId === id) return { method: method.toUpperCase(), template };
    throw new Error(`the description lacks ${id}`);
  }
}

/** The path with its parameters, and the parameters that it did not take. */
function filledIn(
  template: string,
  input: Record<string, unknown>,
): { target: string; rest: Record<string, unknown> } {
  const rest: Record<string, unknown> = { ...input };
  const target = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    Reflect.deleteProperty(rest, name);
    return encodeURIComponent(String(value));
  });
  Reflect.deleteProperty(rest, "owner");
  Reflect.deleteProperty(rest, "repo");
  return { target, rest };
}

const stringValues = (values: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );

function property(body: unknown, name: string): unknown {
  return typeof body === "object" && body !== null
    ? (body as Record<string, unknown>)[name]
    : undefined;
}

const numberOf = (body: unknown): number => Number(property(body, "number"));
const idOf = (body: unknown): number => Number(property(body, "id"));
const shaOf = (body: unknown): string => String(property(body, "sha"));
const messageOf = (body: unknown): string => String(property(body, "message"));
