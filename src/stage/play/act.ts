import { shortDigest } from "../../core/digest.ts";
import { identityOf } from "../../core/issue/labels.ts";
import { branchOf } from "../../core/names.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import type { GitHubSnapshot } from "../github/snapshot.ts";
import { fillIn, type PersonStep, type Situation } from "../scenario/people.ts";
import type { Stage } from "../stage.ts";

const STATE = "state:";

const pullOf = (github: GitHubSnapshot, issue: number) =>
  github.pulls.find(({ head }) => head.ref === branchOf(issue));

/** What a person sees on GitHub right now. */
export function situationOf(
  { github, waiting, busy }: { github: GitHubSnapshot; waiting: readonly string[]; busy: boolean },
  issue: number,
): Situation {
  const found = github.issues.find(({ number }) => number === issue);
  const pull = pullOf(github, issue);
  const state = found?.labels.map(identityOf).find((label) => label.startsWith(STATE));
  return {
    state: state?.slice(STATE.length),
    comments: found?.comments.map(({ body }) => body) ?? [],
    pull: pull && (pull.mergedAt === null ? "open" : "merged"),
    waiting,
    busy,
  };
}

/** What the newest escalation, else the plan, asks to be approved. */
const shownDigest = (session: SessionRecord | undefined): string | undefined => {
  const digest = session?.escalations.at(-1)?.digest ?? session?.plan?.digest;
  return digest === undefined ? undefined : shortDigest(digest);
};

/** Does what one step of a scenario's people says. Returns a line that tells of it. */
export async function act(
  step: PersonStep,
  { stage, issue, session }: { stage: Stage; issue: number; session: SessionRecord | undefined },
): Promise<string> {
  const hand = stage.github.as(step.as);
  const pull = pullOf(await stage.github.snapshot(), issue)?.number;
  const digest = shownDigest(session);
  const fill = (text: string): string =>
    fillIn(text, {
      issue,
      ...(digest === undefined ? {} : { digest }),
      ...(pull === undefined ? {} : { pull }),
    });
  if (step.comment !== undefined) {
    const body = fill(step.comment);
    await hand.comment(issue, body);
    return `${step.as} comments: ${body.split("\n")[0] ?? ""}`;
  }
  if (step.label !== undefined) {
    await hand.addLabels(issue, step.label);
    return `${step.as} adds the label ${step.label}`;
  }
  if (step.unlabel !== undefined) {
    await hand.removeLabel(issue, step.unlabel);
    return `${step.as} takes away the label ${step.unlabel}`;
  }
  if (step.edit !== undefined) {
    await hand.edit(issue, { body: step.edit });
    return `${step.as} edits the issue`;
  }
  if (step.push !== undefined) {
    const paths = Object.keys(step.push).join(", ");
    await hand.push(`chore: Change ${paths}`, step.push);
    return `${step.as} pushes ${paths}`;
  }
  if (step.pushToBranch !== undefined) {
    const paths = Object.keys(step.pushToBranch).join(", ");
    const branch = branchOf(issue);
    await hand.push(`fix: Change ${paths}`, step.pushToBranch, branch);
    return `${step.as} pushes ${paths} to ${branch}`;
  }
  if (step.trigger !== undefined) {
    await hand.dispatch(step.trigger);
    return `${step.as} starts ${step.trigger}`;
  }
  if (step.approve !== undefined) {
    const environment = step.approve;
    for (const gate of stage.runner.gates())
      if (gate.environment === environment)
        stage.runner.answerGate(gate.jobId, "approved", step.as);
    return `${step.as} approves ${environment}`;
  }
  if (step.close === "issue") {
    await hand.close(issue);
    return `${step.as} closes the issue`;
  }
  if (pull === undefined) throw new Error("there is no pull request to act on");
  if (step.check !== undefined) {
    const { name, state } = step.check;
    await hand.report(pull, { context: name, state });
    return `${step.as} reports ${name}: ${state}`;
  }
  if (step.ready !== undefined) {
    await hand.setDraft(pull, false);
    return `${step.as} makes #${pull} ready`;
  }
  if (step.close === "pull") {
    await hand.close(pull);
    return `${step.as} closes #${pull}`;
  }
  await hand.merge(pull);
  return `${step.as} merges #${pull}`;
}
