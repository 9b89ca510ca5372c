import { readLog } from "../log/log-text.ts";
import { totalUsage } from "../session/fold.ts";
import type { SessionRecord } from "../session/session.ts";

/** The field of a session's entry in the log that tells what it spent since its entry before. */
export const SPENT = "Spent";

/** US dollars of the session that no entry of the log tells yet. */
export const unloggedUsd = (record: SessionRecord): number =>
  Math.max(0, totalUsage(record).costUsd - (record.loggedUsd ?? 0));

export const spentText = (usd: number): string => `$${usd.toFixed(4)}`;

const AMOUNT = /^\$(\d{1,9}(?:\.\d{1,6})?)$/;

/** What of the log is worth reading for it: entries lie in the file of their UTC day. */
const LIMITS = { files: 2, bytes: 64 * 1024 * 1024 };

type Log = { logs(limits: { files: number; bytes: number }): Promise<string[]> };

/**
 * US dollars of today, by the log. One that cannot be read is a fault and is thrown: a limit that cannot be checked
 * lets nothing through.
 */
export const spentToday = async (log: Log, now: Date): Promise<number> =>
  spentOn(now, await log.logs(LIMITS));

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/**
 * US dollars that sessions have spent on a UTC day, by what the log tells: each run that has ended counts on the
 * day of its end, runs that go on count nothing yet. What is no amount counts nothing: nobody can write
 * money back.
 */
export function spentOn(day: Date, logs: readonly string[]): number {
  const entries = logs.flatMap(readLog).filter(({ at }) => dayOf(at) === dayOf(day));
  return entries.reduce((sum, { fields }) => {
    const [, amount = "0"] = AMOUNT.exec(fields.get(SPENT) ?? "") ?? [];
    return sum + Number(amount);
  }, 0);
}
