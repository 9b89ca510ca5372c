import { canWrite, OWN_BOT, type Approver } from "../../core/people/approval.ts";
import type { Config } from "../../core/config.ts";
import type { Issues } from "../../ports/issues.ts";
import type { Request, Sender } from "./request.ts";

export type Judged =
  /** Each with their role, the first one in front. */
  { allowed: true; senders: [Approver, ...Approver[]] } | { allowed: false; why: string };

const listed = (login: string, list: readonly string[]): boolean =>
  list.some((one) => one.toLowerCase() === login.toLowerCase());

/**
 * A bot by its exact name, never by an ending (threat 28). Only a token with write access can dispatch (GitHub, REST), so
 * our own workflows may; no other account of ours, such as the GitHub App that opens pull requests, asks for anything.
 */
const botMayAsk = ({ login }: Sender, { via }: Request, { bots, approvers }: Config): boolean =>
  (via === "dispatch" && login === OWN_BOT) || listed(login, bots) || listed(login, approvers);

const decides = ({ wish }: Request): boolean =>
  wish.kind === "command" && (wish.command.verb === "approve" || wish.command.verb === "reject");

/**
 * Whether everybody behind a request may make it: write access, whatever label or comment is there
 * (threats 27 and 29). `config` is read only where a rule needs it.
 */
export async function judgeSenders(
  request: Request,
  { issues, config }: { issues: Pick<Issues, "roleOf">; config: () => Promise<Config> },
): Promise<Judged> {
  const judged: Approver[] = [];
  for (const sender of request.senders) {
    const { login, bot } = sender;
    if (bot) {
      if (!botMayAsk(sender, request, await config()))
        return { allowed: false, why: `${login} is a bot that the configuration does not name` };
      judged.push({ login, bot, role: "write" });
      continue;
    }
    const role = await issues.roleOf(login);
    const named = !canWrite(role) && decides(request) && listed(login, (await config()).approvers);
    if (!canWrite(role) && !named)
      return { allowed: false, why: `${login} has no write access to this repository` };
    judged.push({ login, bot, role });
  }
  const [first, ...rest] = judged;
  return first
    ? { allowed: true, senders: [first, ...rest] }
    : { allowed: false, why: "nobody sent it" };
}
