import type { Config } from "../config.ts";
import type { SessionRecord } from "../session/session.ts";

/** A person's account on GitHub; apps read no mentions. */
const LOGIN = /^[a-z\d][a-z\d-]{0,38}$/i;

/** `@login` for each of these that is a person, so that GitHub tells them. */
export const mentionsOf = (logins: readonly string[]): string[] =>
  logins.filter((one) => LOGIN.test(one)).map((login) => `@${login}`);

/** Logins of who is asked: those whom the configuration names, else whoever started the session. */
export const askedOf = (
  { trigger }: Pick<SessionRecord, "trigger">,
  { approvers }: Pick<Config, "approvers">,
): readonly string[] => (approvers.length > 0 ? approvers : [trigger.actor]);
