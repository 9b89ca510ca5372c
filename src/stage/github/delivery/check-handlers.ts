import { resolveCommit } from "../git/refs.ts";
import { created, handlers, ok } from "../http/call.ts";
import { counted } from "../http/pages.ts";
import { found, Problem } from "../http/problem.ts";
import { nodeId, stamp, stampOrNull } from "../ids.ts";
import type { World } from "../world.ts";
import { jobsOf } from "./check-state.ts";
import type { CheckRun } from "./checks.ts";

const NO_OUTPUT = { title: null, summary: null, text: null };

function checkRunView({ urls }: World, run: CheckRun): Record<string, unknown> {
  const url = urls.api(`/check-runs/${run.id}`);
  return {
    id: run.id,
    node_id: nodeId("CR", run.id),
    name: run.name,
    head_sha: run.sha,
    external_id: run.externalId,
    url,
    html_url: urls.html(`/runs/${run.id}`),
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: stamp(run.startedAt),
    completed_at: stampOrNull(run.completedAt),
    output: {
      ...run.output,
      annotations_count: run.annotations,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.id },
    app: null,
    pull_requests: [],
  };
}

type Input = {
  name?: string;
  status?: CheckRun["status"] | undefined;
  conclusion?: string | undefined;
  external_id?: string | undefined;
  details_url?: string | undefined;
  started_at?: string | undefined;
  completed_at?: string | undefined;
  output?: { title?: string; summary?: string; text?: string; annotations?: unknown[] } | undefined;
};

/** What is given replaces what was; a conclusion completes the run. */
function change(world: World, run: CheckRun, input: Input): void {
  const { output } = input;
  run.name = input.name ?? run.name;
  run.status = input.conclusion === undefined ? (input.status ?? run.status) : "completed";
  run.conclusion = input.conclusion ?? run.conclusion;
  run.externalId = input.external_id ?? run.externalId;
  run.detailsUrl = input.details_url ?? run.detailsUrl;
  if (input.started_at !== undefined) run.startedAt = new Date(input.started_at);
  if (run.status === "completed")
    run.completedAt =
      input.completed_at === undefined ? world.clock() : new Date(input.completed_at);
  if (output === undefined) return;
  const { title = run.output.title, summary = run.output.summary, text = run.output.text } = output;
  run.output = { title, summary, text };
  run.annotations += output.annotations?.length ?? 0;
}

/** Jobs are check runs, too: https://docs.github.com/rest/checks/runs */
const ofJob = (sha: string, { name, ...job }: ReturnType<typeof jobsOf>[number]): CheckRun => ({
  ...job,
  name,
  sha,
  externalId: null,
  detailsUrl: null,
  output: NO_OUTPUT,
  annotations: 0,
});

export const checkHandlers = (world: World) =>
  handlers({
    "checks/create": async ({ input }) => {
      const sha = await resolveCommit(world.git, input.head_sha);
      if (sha === undefined) throw new Problem(422, `No commit found for SHA: ${input.head_sha}`);
      const run: CheckRun = {
        id: world.ids.next(),
        name: input.name,
        sha,
        status: "queued",
        conclusion: null,
        externalId: null,
        detailsUrl: null,
        startedAt: world.clock(),
        output: NO_OUTPUT,
        annotations: 0,
      };
      change(world, run, input);
      world.checks.add(run);
      return created(checkRunView(world, run));
    },

    "checks/update": ({ input }) => {
      const run = found(world.checks.get(input.check_run_id));
      change(world, run, input);
      return ok(checkRunView(world, run));
    },

    "checks/get": ({ input }) =>
      ok(checkRunView(world, found(world.checks.get(input.check_run_id)))),

    "checks/list-for-ref": async ({ input }) => {
      const sha = found(await resolveCommit(world.git, input.ref));
      const known = input.filter === "all" ? world.checks.of(sha) : world.checks.current(sha);
      const runs = [...known, ...jobsOf(world, sha).map((job) => ofJob(sha, job))].filter(
        ({ name, status }) =>
          (input.check_name === undefined || name === input.check_name) &&
          (input.status === undefined || status === input.status),
      );
      return counted("check_runs", runs, {
        asked: input,
        render: (run) => checkRunView(world, run),
      });
    },
  });
