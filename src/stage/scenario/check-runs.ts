import type { Expectation } from "./expectation.ts";
import type { Outcome } from "./outcome.ts";
import { unless, unlessEqual } from "./unless.ts";
import { fits, listOf } from "./wildcard.ts";

/** Workflow runs, deployments, services and how many requests all of it took. */
export const checkRuns = (expect: Expectation, outcome: Outcome): string[] => [
  ...(expect.runs ? runComplaints(expect.runs, outcome.runs.filter(didSomething)) : []),
  ...Object.entries(expect.deployments ?? {}).flatMap(([environment, states]) => {
    const found = outcome.deployments
      .filter((deployment) => deployment.environment === environment)
      .map(({ state }) => state);
    return unlessEqual(`deployments.${environment}`, listOf(states), listOf(found));
  }),
  ...Object.entries(expect.services ?? {}).flatMap(([environment, wanted]) => {
    const service = outcome.services[environment];
    return [
      ...unlessEqual(`services.${environment}.running`, wanted.running, service?.running),
      ...unlessEqual(`services.${environment}.starts`, wanted.starts, service?.starts),
    ];
  }),
  ...atMost("requests.github", expect.requests?.github, outcome.requests.github),
  ...atMost("requests.model", expect.requests?.model, outcome.requests.model),
];

type Run = Outcome["runs"][number];

/** Every comment starts the calling workflow, whose job is then skipped: that is no run to speak of. */
const didSomething = ({ conclusion, jobs }: Run): boolean =>
  conclusion !== "skipped" || jobs.some((job) => job.conclusion !== "skipped");

function runComplaints(expected: NonNullable<Expectation["runs"]>, runs: readonly Run[]): string[] {
  if (expected.length !== runs.length) {
    const found = runs.map(({ event, conclusion }) => `${event}: ${conclusion ?? "not ended"}`);
    return [`runs: expected ${expected.length}, found ${runs.length}: ${listOf(found)}`];
  }
  return expected.flatMap((wanted, index) => {
    const run = runs[index];
    return [
      ...unlessEqual(`runs[${index}].event`, wanted.event, run?.event),
      ...unlessEqual(`runs[${index}].conclusion`, wanted.conclusion, run?.conclusion),
      ...Object.entries(wanted.jobs ?? {}).flatMap(([pattern, conclusion]) =>
        jobComplaints(run?.jobs ?? [], { run: index, pattern, conclusion }),
      ),
    ];
  });
}

function jobComplaints(
  jobs: Run["jobs"],
  wanted: { run: number; pattern: string; conclusion: string },
): string[] {
  const what = `runs[${wanted.run}].jobs "${wanted.pattern}"`;
  const meant = jobs.filter(({ name }) => fits(wanted.pattern, name));
  if (meant.length === 0)
    return [`${what}: no such job; there are ${listOf(jobs.map(({ name }) => name))}`];
  return meant.flatMap(({ name, conclusion }) =>
    unlessEqual(`${what} (${name})`, wanted.conclusion, conclusion),
  );
}

const atMost = (what: string, limit: number | undefined, count: number): string[] =>
  unless(limit === undefined || count <= limit, `${what}: ${count}, at most ${limit ?? count}`);
