import type { ArtifactShelf } from "../contract/artifacts.ts";
import type { StageRepository } from "../contract/repository.ts";
import type { RunBook } from "../contract/runs.ts";
import type { Tokens } from "../contract/tokens.ts";
import { Accounts } from "./accounts.ts";
import { Activities } from "./code/activities.ts";
import { Protections } from "./code/protections.ts";
import { Checks } from "./delivery/checks.ts";
import { Deployments } from "./delivery/deployments.ts";
import { Environments } from "./delivery/environments.ts";
import { Releases } from "./delivery/releases.ts";
import { Statuses } from "./delivery/statuses.ts";
import type { Outbox } from "./events/outbox.ts";
import { Git } from "./git/git.ts";
import type { RateLimits } from "./http/rate-limits.ts";
import { Ids } from "./ids.ts";
import { Comments } from "./issues/comments.ts";
import { Issues } from "./issues/issues.ts";
import { Labels } from "./issues/labels.ts";
import { type Addresses, Urls } from "./urls.ts";

type Parts = {
  repository: StageRepository;
  addresses: Addresses;
  clock: () => Date;
  outbox: Outbox;
  rateLimits: RateLimits;
  runs: () => RunBook;
  artifacts: ArtifactShelf;
  tokens: Tokens;
};

/** Everything that is the case on one GitHub with one repository. Git data is not here: it is in the repository. */
export class World {
  readonly repository: StageRepository;
  readonly clock: () => Date;
  readonly born: Date;
  readonly urls: Urls;
  readonly git: Git;
  readonly outbox: Outbox;
  readonly rateLimits: RateLimits;
  readonly runs: () => RunBook;
  readonly artifacts: ArtifactShelf;
  readonly tokens: Tokens;
  readonly ids = new Ids();
  readonly accounts = new Accounts();
  readonly labels = new Labels();
  readonly issues = new Issues();
  readonly comments = new Comments();
  readonly activities = new Activities();
  readonly protections = new Protections();
  readonly deployments = new Deployments();
  readonly environments: Environments;
  readonly releases = new Releases();
  readonly statuses = new Statuses();
  readonly checks = new Checks();

  constructor(parts: Parts) {
    const { repository, addresses, clock, outbox, rateLimits, runs, artifacts, tokens } = parts;
    this.repository = repository;
    this.clock = clock;
    this.born = clock();
    this.urls = new Urls(addresses, repository.fullName);
    this.git = new Git(repository.gitDir, clock);
    this.outbox = outbox;
    this.rateLimits = rateLimits;
    this.runs = runs;
    this.artifacts = artifacts;
    this.tokens = tokens;
    this.environments = new Environments(repository.settings);
  }
}
