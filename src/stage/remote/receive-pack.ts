import type { Principal } from "../contract/tokens.ts";
import { GitFailure, runGit, type Git } from "./git.ts";
import {
  acceptedRefs,
  emptyReport,
  formatPushReport,
  parsePushReport,
  type PushReport,
  type Refusal,
} from "./push-report.ts";
import {
  formatPushRequest,
  parsePushRequest,
  type PushRequest,
  type RefCommand,
} from "./push-request.ts";
import { refusalsOf, type MayPush } from "./refusals.ts";

/** A ref that a push has changed. Ids are all zeros where there is no object. */
export type Pushed = RefCommand & { principal: Principal };

export type ReceiveRules = {
  git: Git;
  principal: Principal;
  mayPush: MayPush;
  notePush: (pushed: Pushed) => void | Promise<void>;
};

const carryOut = async (
  git: Git,
  request: PushRequest,
  commands: RefCommand[],
): Promise<PushReport> => {
  if (commands.length === 0) return emptyReport;
  const answer = await runGit(git, ["receive-pack", "--stateless-rpc", git.gitDir], {
    stdin: formatPushRequest(request, commands),
  });
  return parsePushReport(answer, request.capabilities);
};

const unreadable = (request: PushRequest, error: unknown) => {
  if (!(error instanceof GitFailure)) throw error;
  const said = error.message.split("\n").join(" ");
  const refusals: Refusal[] = request.commands.map(({ ref }) => ({
    ref,
    reason: "unpacker error",
  }));
  return { report: { progress: [], lines: [`unpack ${said}`] }, refusals };
};

/**
 * Answers the body of `POST git-receive-pack`. Refused refs are taken out of the request, git
 * carries out the rest, and its report is completed with our reasons: so the client reads the same
 * words as from GitHub, and no hook is needed. @throws ProtocolError
 */
export const receivePack = async (body: Buffer, rules: ReceiveRules): Promise<Buffer> => {
  const request = parsePushRequest(body);
  // Before a large push git probes with an empty request whether it is let in.
  if (request.commands.length === 0) return Buffer.alloc(0);
  const { report, refusals } = await refusalsOf(request, rules).then(
    async (refused) => {
      const names = new Set(refused.map(({ ref }) => ref));
      const allowed = request.commands.filter(({ ref }) => !names.has(ref));
      return { report: await carryOut(rules.git, request, allowed), refusals: refused };
    },
    (error: unknown) => unreadable(request, error),
  );
  const accepted = new Set(acceptedRefs(report));
  for (const command of request.commands) {
    if (accepted.has(command.ref)) await rules.notePush({ ...command, principal: rules.principal });
  }
  return formatPushReport(report, refusals, request.capabilities);
};
