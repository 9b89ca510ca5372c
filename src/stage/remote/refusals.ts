import type { Principal } from "../contract/tokens.ts";
import { runGit, type Git } from "./git.ts";
import type { Refusal } from "./push-report.ts";
import { ZERO_ID, type PushRequest, type RefCommand } from "./push-request.ts";
import { withQuarantine } from "./quarantine.ts";
import { changedWorkflow } from "./workflow-changes.ts";

/** One ref of a push. Ids are all zeros where there is no object, as in GitHub's push event. */
type RefUpdate = RefCommand & {
  /** The new commit does not descend from the old one. */
  forced: boolean;
};

/** Branch protection: `true`, or the sentence that GitHub prints behind `error:`. */
export type MayPush = (
  update: RefUpdate,
  principal: Principal,
) => true | string | Promise<true | string>;

const isForced = async (git: Git, command: RefCommand, env: Record<string, string>) => {
  if (command.before === ZERO_ID || command.after === ZERO_ID) return false;
  const ancestor = ["merge-base", "--is-ancestor", command.before, command.after];
  return runGit(git, ancestor, { env }).then(
    () => false,
    () => true,
  );
};

const workflowRefusal = (ref: string, path: string): Refusal => ({
  ref,
  reason: `refusing to allow a GitHub App to create or update workflow \`${path}\` without \`workflows\` permission`,
});

const protectionRefusal = (ref: string, sentence: string): Refusal => ({
  ref,
  reason: "protected branch hook declined",
  message: `error: GH006: Protected branch update failed for ${ref}.\nerror: ${sentence}`,
});

const judge = async (
  { git, principal, mayPush }: { git: Git; principal: Principal; mayPush: MayPush },
  command: RefCommand,
  env: Record<string, string>,
): Promise<Refusal | undefined> => {
  const { ref, after } = command;
  const verdict = await mayPush(
    { ...command, forced: await isForced(git, command, env) },
    principal,
  );
  if (verdict !== true) return protectionRefusal(ref, verdict);
  // GITHUB_TOKEN can never have `workflows`, no App on the stage has it; a person's token is taken to have the scope.
  if (principal.kind === "user" || after === ZERO_ID) return undefined;
  const path = await changedWorkflow(git, after, env);
  return path === undefined ? undefined : workflowRefusal(ref, path);
};

/** What of a push is refused, before any ref or object of it reaches the repository. */
export const refusalsOf = async (
  request: PushRequest,
  rules: { git: Git; principal: Principal; mayPush: MayPush },
): Promise<Refusal[]> =>
  withQuarantine(rules.git, request.pack, async (env) => {
    const refusals: Refusal[] = [];
    for (const command of request.commands) {
      const refusal = await judge(rules, command, env);
      if (refusal) refusals.push(refusal);
    }
    if (refusals.length === 0 || !request.capabilities.includes("atomic")) return refusals;
    const refused = new Set(refusals.map(({ ref }) => ref));
    const others = request.commands.filter(({ ref }) => !refused.has(ref));
    return [...refusals, ...others.map(({ ref }) => ({ ref, reason: "atomic push failure" }))];
  });
