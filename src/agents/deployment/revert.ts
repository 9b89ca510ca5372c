import { messageOf } from "../../core/error-code.ts";
import { TransientError } from "../../core/errors.ts";
import type { Released } from "../../core/deploy/incident.ts";
import {
  INCIDENT_LABEL,
  severityOf,
  type FailedDeployment,
} from "../../core/deploy/incident-view.ts";
import {
  revertBody,
  revertBranch,
  revertLine,
  revertMessage,
  revertTitle,
} from "../../core/deploy/revert-text.ts";
import type { Workspace } from "../../ports/workspace.ts";
import { isIn } from "./is-in.ts";
import type { Ports } from "./ports.ts";

/** The pull request that takes a change back, or why there is none. */
export type Revert = { number: number; url: string } | { why: string };

const SHOWN_FILES = 10;

type Asked = { released: Released; result: FailedDeployment; incident: number };

/** The clone of the default branch, its head, and the message of the revert. */
type Ground = { workspace: Workspace; head: string; message: string };

/**
 * Opens a pull request that takes the failed commit out of the default branch. It is found again by its branch,
 * never merged by us, and nothing of anybody's is overwritten. Runs nothing of the repository.
 */
export async function openRevert(asked: Asked, ports: Ports): Promise<Revert> {
  try {
    return await revertIn(asked, ports);
  } catch (error) {
    if (error instanceof TransientError) throw error;
    // What GitHub refuses (a workflow file in the change, a setting) people can allow or do; the incident stands.
    return { why: messageOf(error) };
  }
}

async function revertIn({ released, result, incident }: Asked, ports: Ports): Promise<Revert> {
  const { sha } = result;
  const base = await ports.repository.defaultBranch();
  const workspace = await ports.workspaces.clone(base);
  const head = await workspace.commitOf("HEAD");
  if (!(await isIn(workspace, sha, head)))
    return { why: `${sha} is not in ${base}. Look where it was deployed from.` };
  const title = revertTitle({ title: await subjectOf(workspace, sha), ...released }, result);
  const branch = revertBranch(released, result);
  const message = revertMessage(title, sha);
  const stands = await putOnBranch(branch, { workspace, head, message }, { sha, base, ports });
  if (stands !== undefined) return stands;
  const body = revertBody({ released, result, incident, base });
  const { number, url, labels } = await ports.pulls.open({
    branch,
    base,
    title,
    body,
    draft: false,
  });
  await ports.issues.relabel(number, {
    add: [INCIDENT_LABEL, severityOf(result)],
    from: labels,
  });
  return { number, url };
}

/** Undefined once the branch holds the revert; else why it does not. */
async function putOnBranch(
  branch: string,
  { workspace, head, message }: Ground,
  { sha, base, ports }: { sha: string; base: string; ports: Ports },
): Promise<Revert | undefined> {
  const present = await ports.repository.headOf(branch);
  if (present !== undefined) {
    await workspace.fetch(present);
    if (!(await workspace.isAncestor(present, head))) {
      const messages = await workspace.messages(head, present);
      return messages.some((one) => one.includes(revertLine(sha)))
        ? undefined
        : { why: `the branch ${branch} holds something else, which was left as it is.` };
    }
  }
  const reverted = await workspace.revert({ commit: sha, onto: head, message });
  if (!reverted.ok)
    return {
      why: `${base} has changed since in ${reverted.files.slice(0, SHOWN_FILES).join(", ")}. Revert ${sha} by hand.`,
    };
  if (reverted.commit === undefined) return { why: `${base} does not have the change any more.` };
  await workspace.push({ commit: reverted.commit, branch, expect: present });
  return undefined;
}

const subjectOf = async (workspace: Workspace, sha: string): Promise<string> =>
  (await workspace.messages(`${sha}^1`, sha))[0]?.split("\n", 1)[0] ?? "";
