// Whether a commit without a session may go to the environments. Has no environment and none of its secrets.
import { z } from "zod";
import { configFromText, CONFIG_PATH } from "../../core/config-text.ts";
import { changeKey } from "../../core/deploy/release-id.ts";
import { isSessions, type PeoplesMerge } from "../../core/deploy/peoples-merge.ts";
import { issueOfBranch } from "../../core/names.ts";
import { UserError } from "../../core/errors.ts";
import type { AgentResult } from "../../core/result.ts";
import type { MergedPull } from "../../ports/pulls.ts";
import type { Workspace } from "../../ports/workspace.ts";
import { handOver } from "./hand-over.ts";
import type { Input } from "./input.ts";
import { isIn } from "./is-in.ts";
import type { Ports } from "./ports.ts";
import { wasHealthy } from "./production-now.ts";

/** Both come from whoever may write to the repository; events of forks are not among them. */
const EVENTS = ["push", "workflow_dispatch"];

const Push = z.object({ before: z.string().regex(/^(?!0+$)[0-9a-f]{40,64}$/) });

type Asked = Pick<Input, "sha" | "operation">;

const short = (sha: string): string => sha.slice(0, 12);

/** @throws UserError where the run is none that may deploy, or the commit is not on the default branch */
async function onDefaultBranch({ sha }: Asked, ports: Ports): Promise<Workspace> {
  const { context, repository, workspaces } = ports;
  const base = await repository.defaultBranch();
  if (!EVENTS.includes(context.eventName))
    throw new UserError(
      "invalid_event",
      `A commit is deployed on push and workflow_dispatch, not on ${context.eventName}: nothing was deployed. Call deploy.yml as examples/deploy.yml does.`,
    );
  if (context.ref !== `refs/heads/${base}`)
    throw new UserError(
      "invalid_event",
      `This run belongs to ${context.ref} and not to ${base}: nothing was deployed. Start it on ${base}.`,
    );
  const workspace = await workspaces.clone(base);
  if (await isIn(workspace, sha, await workspace.commitOf("HEAD"))) return workspace;
  throw new UserError(
    "invalid_input",
    `${short(sha)} is not on ${base}: nothing was deployed. Merge it there first, or name a commit that is.`,
  );
}

/** The issue whose session deploys this commit, where there is one. */
async function sessionsIssue(
  sha: string,
  pull: MergedPull | undefined,
  { sessions }: Ports,
): Promise<number | undefined> {
  const issue = issueOfBranch(pull?.branch);
  if (pull === undefined || issue === undefined) return undefined;
  const record = await sessions.load(issue, { elsewhere: true });
  return isSessions({ sha, pull: pull.number }, record) ? issue : undefined;
}

/** Production alone needs a staging that was healthy with the same commit, as it does where people ask on an issue. */
async function isProved(sha: string, workspace: Workspace, ports: Ports): Promise<boolean> {
  const { deploy } = configFromText(await workspace.fileAt(sha, CONFIG_PATH), ports.parseYaml);
  return deploy.staging === undefined || (await wasHealthy("staging", sha, ports));
}

async function describe(
  sha: string,
  pull: MergedPull | undefined,
  { workspace, ports: { context } }: { workspace: Workspace; ports: Ports },
): Promise<PeoplesMerge> {
  const byHand = context.eventName === "workflow_dispatch";
  const parent = await workspace.commitOf(`${sha}^1`).catch(() => undefined);
  const push = byHand ? undefined : Push.safeParse(context.event).data?.before;
  const before = push !== undefined && (await isIn(workspace, push, sha)) ? push : parent;
  const [message = ""] = parent === undefined ? [] : await workspace.messages(parent, sha);
  const mergedBy = pull?.mergedBy ?? (byHand ? undefined : context.actor);
  return {
    sha,
    title: pull?.title ?? message.split("\n", 1)[0] ?? "",
    ...(pull === undefined ? {} : { pull: pull.number }),
    ...(mergedBy === undefined ? {} : { mergedBy }),
    ...(byHand ? { startedBy: context.actor } : {}),
    ...(before === undefined ? {} : { before }),
  };
}

/** Loud: whoever merged expects a deployment. */
function nothing(reason: AgentResult["reason"], why: string, { warn }: Ports): AgentResult {
  const message = `Nothing was deployed: ${why}`;
  warn(message);
  return {
    outcome: "skipped",
    reason,
    message,
    outputs: { next: "finish", deployment: "", url: "" },
  };
}

/** Lets a commit through that people put on the default branch, and hands over what is known of it. */
export async function resolve(asked: Asked, ports: Ports): Promise<AgentResult> {
  const { sha, operation } = asked;
  const workspace = await onDefaultBranch(asked, ports);
  const pull = await ports.pulls.mergedAs(sha);
  const issue = await sessionsIssue(sha, pull, ports);
  if (issue !== undefined)
    return nothing(
      "left_to_session",
      `${short(sha)} is the merge of pull request #${pull?.number ?? 0}, which the session of issue #${issue} deploys. The sweep has it go on; \`/miyabi retry\` on #${issue} does so at once.`,
      ports,
    );
  if (operation === "deploy-production" && !(await isProved(sha, workspace, ports)))
    return nothing(
      "deployment_refused",
      `staging was never healthy with ${short(sha)}. Deploy it there first.`,
      ports,
    );
  const merge = await describe(sha, pull, { workspace, ports });
  await handOver({ of: changeKey({ sha }), kind: "resolved" }, merge, ports);
  return {
    outcome: "done",
    reason: "deployment_ordered",
    message: `${short(sha)} is on the default branch and of no session: it is deployed.`,
    outputs: { next: "deploy", deployment: "", url: "" },
  };
}
