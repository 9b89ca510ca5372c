import { emit } from "../events/emit.ts";
import { branchHead, readRef, resolveCommit } from "../git/refs.ts";
import { handlers, noContent, ok } from "../http/call.ts";
import { counted } from "../http/pages.ts";
import { found, Problem } from "../http/problem.ts";
import { nodeId, stamp } from "../ids.ts";
import type { World } from "../world.ts";
import { checkInputs, dispatchInputs, readWorkflows, type WorkflowFile } from "./workflows.ts";

function workflowView({ urls, born, repository }: World, workflow: WorkflowFile): object {
  const { id, path, name } = workflow;
  const url = urls.api(`/actions/workflows/${id}`);
  return {
    id,
    node_id: nodeId("W", id),
    name,
    path,
    state: "active",
    created_at: stamp(born),
    updated_at: stamp(born),
    url,
    html_url: urls.html(`/blob/${repository.defaultBranch}/${path}`),
    badge_url: urls.html(`/actions/workflows/${path.split("/").at(-1) ?? ""}/badge.svg`),
  };
}

/** By id or by the name of its file. */
const isMeant =
  (which: number | string) =>
  ({ id, path }: WorkflowFile): boolean =>
    String(id) === String(which) || path.endsWith(`/${which}`) || path === String(which);

/** `refs/heads/x` of a branch or `refs/tags/x` of a tag, which a dispatch names in short. */
async function fullRef(world: World, name: string): Promise<string> {
  const plain = name.replace(/^refs\/(heads|tags)\//, "");
  for (const ref of [`refs/heads/${plain}`, `refs/tags/${plain}`])
    if (name !== plain && ref !== name) continue;
    else if ((await readRef(world.git, ref)) !== undefined) return ref;
  throw new Problem(422, `No ref found for: ${name}`);
}

/** https://docs.github.com/rest/actions/workflows */
export function workflowHandlers(world: World) {
  const { git, repository } = world;
  const ofDefaultBranch = async (): Promise<WorkflowFile[]> => {
    const tip = await branchHead(git, repository.defaultBranch);
    return tip === undefined ? [] : readWorkflows(git, tip);
  };
  return handlers({
    "actions/list-repo-workflows": async ({ input }) =>
      counted("workflows", await ofDefaultBranch(), {
        asked: input,
        render: (workflow) => workflowView(world, workflow),
      }),

    "actions/get-workflow": async ({ input }) =>
      ok(workflowView(world, found((await ofDefaultBranch()).find(isMeant(input.workflow_id))))),

    /** The file of the named ref runs, but GitHub knows the workflow only from the default branch. */
    "actions/create-workflow-dispatch": async ({ input, principal }) => {
      found((await ofDefaultBranch()).find(isMeant(input.workflow_id)));
      const ref = await fullRef(world, input.ref);
      const sha = found(await resolveCommit(git, ref));
      const workflow = found((await readWorkflows(git, sha)).find(isMeant(input.workflow_id)));
      const declared = dispatchInputs(workflow);
      if (declared === undefined)
        throw new Problem(422, "Workflow does not have 'workflow_dispatch' trigger");
      const checked = checkInputs(declared, input.inputs ?? {});
      if ("error" in checked) throw new Problem(422, checked.error);
      await emit(world, {
        name: "workflow_dispatch",
        payload: { inputs: checked.values, ref, workflow: workflow.path },
        principal,
        ref,
        sha,
        workflow: workflow.path,
      });
      return noContent();
    },
  });
}
