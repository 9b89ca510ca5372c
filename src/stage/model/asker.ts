import type { IncomingHttpHeaders } from "node:http";
import type { MessagesRequest } from "./messages-request.ts";

/** Who asks, about what. All absent for a client that does not say. */
export type Asker = {
  agent?: string;
  /** An issue number (`500`) or a task id (`task-500-1`). */
  subject?: string;
  attempt: number;
};

const parseSubject = (text: string): Pick<Asker, "subject" | "attempt"> => {
  const [, subject = "", attempt] = /^(.*?)(?::attempt-(\d+))?$/.exec(text) ?? [];
  return { subject, attempt: attempt === undefined ? 1 : Number(attempt) };
};

const single = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/**
 * Miyabi's requests carry `metadata.user_id` = `miyabi:<agent>:<subject>[:attempt-<n>]`. Claude Code
 * sets its own, but can be told to send the headers `x-miyabi-agent` and `x-miyabi-task`.
 */
export const askerOf = (request: MessagesRequest, headers: IncomingHttpHeaders): Asker => {
  const named = /^miyabi:([^:]+):(.+)$/.exec(request.metadata?.user_id ?? "");
  if (named) return { agent: named[1] ?? "", ...parseSubject(named[2] ?? "") };
  const agent = single(headers["x-miyabi-agent"]);
  const task = single(headers["x-miyabi-task"]);
  return {
    ...(agent === undefined ? {} : { agent }),
    ...(task === undefined ? { attempt: 1 } : parseSubject(task)),
  };
};
