import { UserError } from "../../core/errors.ts";
import type { Dispatcher } from "../../ports/dispatcher.ts";
import type { RunJobs, RunStopper, Runs } from "../../ports/runs.ts";
import type { GithubClient } from "./client.ts";
import { isRefusal } from "./errors.ts";
import type { Place } from "./place.ts";

const OPEN_STATES = ["queued", "in_progress", "waiting", "pending"] as const;

/** Workflow runs (`actions: read`). */
export function githubRuns({ client, owner, repo }: Place & { client: GithubClient }): Runs {
  const { rest } = client;
  return {
    async isOver(runId) {
      try {
        const { data } = await rest.actions.getWorkflowRun({ owner, repo, run_id: runId });
        return data.status === "completed";
      } catch (error) {
        if (isRefusal(error, 404)) return true;
        throw error;
      }
    },
    async active(workflow) {
      const ids = [];
      for (const status of OPEN_STATES) {
        const query = { owner, repo, workflow_id: workflow, status, per_page: 100 };
        const { data } = await rest.actions.listWorkflowRuns(query);
        ids.push(...data.workflow_runs.map(({ id }) => id));
      }
      return ids;
    },
  };
}

/** What a run is at (`actions: read`). */
export const githubRunJobs = ({
  client,
  owner,
  repo,
}: Place & { client: GithubClient }): RunJobs => ({
  async jobs(runId) {
    const query = { owner, repo, run_id: runId, per_page: 100 };
    const { data } = await client.rest.actions.listJobsForWorkflowRun(query);
    return data.jobs.map(({ name, status }) => ({ name, running: status === "in_progress" }));
  },
});

/** Ends a run (`actions: write`): its jobs get the time that any cancelled one has, `always()` still runs. */
export const githubRunStopper = ({
  client,
  owner,
  repo,
}: Place & { client: GithubClient }): RunStopper => ({
  async cancel(runId) {
    try {
      await client.rest.actions.cancelWorkflowRun({ owner, repo, run_id: runId });
      return true;
    } catch (error) {
      if (isRefusal(error, 404, 409)) return false;
      throw error;
    }
  },
});

type DispatcherOptions = Place & { client: GithubClient; ref: () => Promise<string> };

/** `workflow_dispatch` (`actions: write`), on the default branch. */
export function githubDispatcher({ client, owner, repo, ref }: DispatcherOptions): Dispatcher {
  return {
    /** Not repeated where the reply is lost: it may have started a run, which the next sweep sees. */
    async dispatch(workflow, inputs) {
      try {
        await client.rest.actions.createWorkflowDispatch({
          owner,
          repo,
          workflow_id: workflow,
          ref: await ref(),
          inputs: { ...inputs },
        });
      } catch (error) {
        if (!isRefusal(error, 404, 422)) throw error;
        throw new UserError(
          "invalid_input",
          `.github/workflows/${workflow} cannot be started (${error.said}). Set the input "workflow" to the file name of your Miyabi workflow, and give it "on: workflow_dispatch" with the inputs of examples/caller.yml.`,
        );
      }
    },
  };
}
