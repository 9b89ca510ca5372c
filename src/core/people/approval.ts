import type { Config } from "../config.ts";
import type { Escalation } from "./escalation.ts";

export type Role = "admin" | "maintain" | "write" | "triage" | "read" | "none";

/** Roles that may write to the repository: who has none makes Miyabi do nothing (security promise). */
export const canWrite = (role: Role): boolean =>
  role === "admin" || role === "maintain" || role === "write";

/** The repository's own workflows: the account behind GITHUB_TOKEN. */
export const OWN_BOT = "github-actions[bot]";

/** GitHub gives every app's account this ending, and lets nobody else have it. */
export const isBot = (login: string): boolean => login.toLowerCase().endsWith("[bot]");

const sameLogin = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export type Approver = {
  login: string;
  role: Role;
  /** Of GitHub's account type, where the event says so. */
  bot: boolean;
};

export type Permission = { allowed: true } | { allowed: false; why: string };

const refused = (why: string): Permission => ({ allowed: false, why });

/**
 * Who may decide (design: domain, "Gates"). Where the configuration names approvers, they and nobody
 * else; otherwise everyone with write access. A bot only where it is named.
 */
export function mayApprove(
  { login, role, bot }: Approver,
  { approvers }: Pick<Config, "approvers">,
): Permission {
  const listed = approvers.some((one) => sameLogin(one, login));
  if (bot && !listed) return refused("A bot decides only where `approvers` names it.");
  if (approvers.length > 0 && !listed)
    return refused(
      `The configuration names who decides: ${approvers.map((one) => `\`${one}\``).join(", ")}.`,
    );
  if (!listed && !canWrite(role)) return refused("Only people with write access decide.");
  return { allowed: true };
}

/**
 * Nobody approves their own commits (threat 26): whoever pushed to the issue's branch has a part in the
 * change, listed as an approver or not.
 *
 * @param pushers logins as GitHub saw the pushes; what a commit says of its author counts for nothing
 */
export const mayApproveChange = (
  { login }: Pick<Approver, "login">,
  pushers: readonly string[],
): Permission =>
  pushers.some((one) => sameLogin(one, login))
    ? refused(
        `\`${login}\` pushed commits to this change. Somebody else must approve it, or a person merges it by hand.`,
      )
    : { allowed: true };

/**
 * Whether an approval is for what is asked now. A digest that was typed must be the question's;
 * without one there must have been only one question so far, so that nobody approves what they have
 * not seen.
 */
export function digestMatches(
  typed: string | undefined,
  question: Escalation,
  asked: readonly Escalation[],
): Permission {
  const digest = question.digest.slice(0, 12);
  if (typed === undefined)
    return new Set(asked.map((one) => one.digest)).size <= 1
      ? { allowed: true }
      : refused(
          `Something else was asked before; say which you mean: \`/miyabi approve ${digest}\`.`,
        );
  return question.digest.startsWith(typed)
    ? { allowed: true }
    : refused(
        `\`${typed.slice(0, 12)}\` is not what is asked now; that is \`${digest}\`. Read it again, then approve that.`,
      );
}
