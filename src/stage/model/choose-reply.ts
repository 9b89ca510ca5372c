import type { Asker } from "./asker.ts";
import { ApiError } from "./errors.ts";
import type { Script, ScriptedReply, ScriptedTurn } from "./script.ts";

export type Choice = { reply: ScriptedReply; turn: ScriptedTurn };

const ofIssue = (subject: string, issue: number): boolean =>
  subject === String(issue) || subject.startsWith(`task-${issue}-`);

const ofTask = (subject: string, task: string | number): boolean =>
  typeof task === "string" ? subject === task : new RegExp(`^task-.+-${task}$`).test(subject);

/** One entry for each condition that the reply sets: does it hold? */
const conditions = (reply: ScriptedReply, asker: Asker, newest: string): boolean[] => {
  const { subject = "" } = asker;
  return [
    reply.agent === undefined ? [] : [reply.agent === asker.agent],
    reply.issue === undefined ? [] : [ofIssue(subject, reply.issue)],
    reply.task === undefined ? [] : [ofTask(subject, reply.task)],
    reply.attempt === undefined ? [] : [reply.attempt === asker.attempt],
    reply.contains === undefined ? [] : [newest.includes(reply.contains)],
  ].flat();
};

const describe = ({ agent, subject, attempt }: Asker): string =>
  agent === undefined
    ? "a request that names no agent"
    : `agent ${agent}, task ${subject ?? "(none)"}, attempt ${attempt}`;

/**
 * The reply with the most conditions, all of which hold; of equals the first in the file. The turn is
 * the number of turns that the assistant has had, so a repeated request gets the same answer.
 * @throws ApiError 400 that says for whom nothing is scripted
 */
export const chooseReply = (
  script: Script,
  asked: { asker: Asker; turn: number; newest: string },
): Choice => {
  const { asker, turn: number, newest } = asked;
  const fitting = script.replies
    .map((reply) => ({ reply, holds: conditions(reply, asker, newest) }))
    .filter(({ holds }) => holds.every(Boolean))
    .sort((a, b) => b.holds.length - a.holds.length);
  const reply = fitting[0]?.reply;
  const who = describe(asker);
  if (!reply) throw new ApiError(400, `model.yml has no reply for ${who}`);
  const turn = reply.turns[number];
  if (!turn) {
    const has = `its reply has ${reply.turns.length} turn(s)`;
    throw new ApiError(400, `model.yml has no turn ${number + 1} for ${who}: ${has}`);
  }
  return { reply, turn };
};
