import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ArtifactShelf } from "../contract/artifacts.ts";
import type { Deliver } from "../contract/events.ts";
import type { StageRepository } from "../contract/repository.ts";
import type { RunBook } from "../contract/runs.ts";
import type { Principal, Tokens } from "../contract/tokens.ts";
import { openDoor, type WriteDoor } from "../contract/writes.ts";
import { protectionVerdict, type Push } from "./code/push-rules.ts";
import { type RefMove, refMoved } from "./code/pushes.ts";
import { Outbox } from "./events/outbox.ts";
import { Hand } from "./hand.ts";
import { FrontDesk } from "./http/front-desk.ts";
import { type Intercept, type Listener, listener } from "./http/listener.ts";
import { GITHUB_LIMITS, RateLimits, type RateLimitSettings } from "./http/rate-limits.ts";
import type { RequestLogEntry } from "./http/request-log.ts";
import { roleOf } from "./access/roles.ts";
import { type GitHubDescription, loadGitHubDescription } from "./openapi/github-description.ts";
import { type GitHubSnapshot, snapshot } from "./snapshot.ts";
import type { Addresses } from "./urls.ts";
import { World } from "./world.ts";

export type GitHubOptions = {
  repository: StageRepository;
  tokens: Tokens;
  deliver: Deliver;
  artifacts: ArtifactShelf;
  clock: () => Date;
  /** Filled in by whoever listens; read whenever a URL is shown. */
  addresses: Addresses;
  /** The runner, which may come later through `bindRuns`. Without it there are no runs. */
  runs?: RunBook;
  onRequest?: (entry: RequestLogEntry) => void;
  /** Departures from GitHub's own limits. */
  rateLimits?: Partial<RateLimitSettings>;
  intercept?: Intercept;
  /** Every write of a job passes here. */
  writes?: WriteDoor;
  /** To share the compiled validators among several stages of one process. */
  description?: GitHubDescription;
};

/** One GitHub with one repository, not yet listening. */
export type GitHub = {
  /** Answers REST requests at `/`. */
  handler: Listener;
  /** What went wrong on our side: any entry means that the stage is not GitHub-like and a test must fail. */
  faults: readonly string[];
  bindRuns: (runs: RunBook) => void;
  /** Acts as a person, in process. The role comes from the repository's settings. */
  as: (login: string) => Hand;
  /** Acts as any principal, for instance a job. */
  asPrincipal: (principal: Principal) => Hand;
  /** The git remote says that a ref has moved. */
  notePush: (move: RefMove) => Promise<void>;
  /** What branch protection says to a push: `true`, or GitHub's sentence for why not. */
  protection: (push: Push & { forced: boolean }) => true | string;
  snapshot: () => Promise<GitHubSnapshot>;
};

const NO_RUNS: RunBook = {
  runs: () => [],
  cancel: () => false,
  rerun: () => false,
  log: () => undefined,
};

export function createGitHub(options: GitHubOptions): GitHub {
  const { repository, tokens, clock } = options;
  const description = options.description ?? loadGitHubDescription();
  const faults: string[] = [];
  let runs = options.runs ?? NO_RUNS;
  const world = new World({
    repository,
    addresses: options.addresses,
    clock,
    outbox: new Outbox(options.deliver, description.validation),
    rateLimits: new RateLimits({ ...GITHUB_LIMITS, ...options.rateLimits }, clock),
    runs: () => runs,
    artifacts: options.artifacts,
    tokens,
  });
  const onFault = (fault: string): void => void faults.push(fault);
  const desk = new FrontDesk({ world, description, onFault });
  const asPrincipal = (principal: Principal): Hand =>
    new Hand({ world, desk, description, principal });
  return {
    handler: listener({
      desk,
      clock,
      onRequest: options.onRequest ?? (() => undefined),
      intercept: options.intercept ?? (() => undefined),
      writes: options.writes ?? openDoor,
      log: (jobId) => runs.log(jobId),
    }),
    faults,
    bindRuns: (book) => {
      runs = book;
    },
    as: (login) =>
      asPrincipal({
        kind: "user",
        account: world.accounts.byLogin(login),
        role: roleOf(repository, login),
      }),
    asPrincipal,
    notePush: async (move) => {
      try {
        await refMoved(world, move);
      } catch (error) {
        onFault(`notePush ${move.ref}: ${String(error)}`);
        throw error;
      }
    },
    protection: (push) => protectionVerdict(world, push),
    snapshot: () => snapshot(world),
  };
}

export type RunningGitHub = GitHub & { url: string; close: () => Promise<void> };

/** The same, listening on a free port of loopback. */
export async function startGitHub(
  options: Omit<GitHubOptions, "addresses"> & { serverUrl?: string },
): Promise<RunningGitHub> {
  const addresses: Addresses = { api: "", server: "" };
  const gitHub = createGitHub({ ...options, addresses });
  const server = createServer(gitHub.handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  addresses.api = `http://127.0.0.1:${port}`;
  addresses.server = options.serverUrl ?? `http://github.localhost:${port}`;
  return {
    ...gitHub,
    url: addresses.api,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
