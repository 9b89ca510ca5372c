import { z } from "zod";
import { isBot } from "../../core/people/approval.ts";
import { parseCommand, type Command } from "../../core/people/command.ts";
import { UserError } from "../../core/errors.ts";
import { sameLabel } from "../../core/issue/labels.ts";
import { DEPLOY_LABELS, STOP_LABEL, TRIGGER_LABEL } from "../../core/names.ts";
import type { RunContext } from "../../ports/run-context.ts";

export type Sender = { login: string; bot: boolean };

export type Wish =
  | { kind: "start" }
  | { kind: "command"; command: Command }
  /** The merged commit of the issue's session, to this environment. */
  | { kind: "deploy"; environment: keyof typeof DEPLOY_LABELS }
  | { kind: "malformed"; message: string };

/** What an event asks of us. */
export type Request = {
  issue: number;
  wish: Wish;
  via: "label" | "comment" | "dispatch";
  /** Everyone behind it: who acted, who started this attempt, whom the payload names. */
  senders: Sender[];
  /** The comment that holds the command. */
  commentId: number | undefined;
};

export type Reading = { kind: "request"; request: Request } | { kind: "ignored"; why: string };

const Account = z.object({ login: z.string(), type: z.string().optional() });
const IssueRef = z.object({ number: z.number().int().positive() });
const Labeled = z.object({
  action: z.string(),
  issue: IssueRef,
  label: z.object({ name: z.string() }).optional(),
  sender: Account,
});
const Commented = z.object({
  action: z.string(),
  issue: IssueRef,
  comment: z.object({ id: z.number().int(), body: z.string().nullish(), user: Account.nullish() }),
  sender: Account,
});

export type RequestInput = { issue: number | undefined; command: string };
type Source = Pick<RunContext, "eventName" | "event" | "actor" | "triggeringActor">;

const ignored = (why: string): Reading => ({ kind: "ignored", why });

function parsed<T>(schema: z.ZodType<T>, { event, eventName }: Source): T {
  const result = schema.safeParse(event);
  if (result.success) return result.data;
  throw new UserError(
    "invalid_event",
    `The payload of the event ${eventName} is not what GitHub documents: ${result.error.issues[0]?.path.join(".") ?? "all of it"}. Call Miyabi on issues, issue_comment or workflow_dispatch (examples/caller.yml).`,
  );
}

function sendersOf(
  { actor, triggeringActor }: Source,
  ...named: z.infer<typeof Account>[]
): Sender[] {
  const senders = new Map<string, Sender>();
  for (const { login, type } of [...named, { login: actor }, { login: triggeringActor }]) {
    const key = login.toLowerCase();
    if (login === "") continue;
    const bot = type === "Bot" || isBot(login) || senders.get(key)?.bot === true;
    senders.set(key, { login, bot });
  }
  return [...senders.values()];
}

/** Reads the event. Pure; the payload is untrusted. @throws UserError invalid_event, invalid_input */
export function readRequest(input: RequestInput, source: Source): Reading {
  switch (source.eventName) {
    case "issues": {
      const { action, issue, label, sender } = parsed(Labeled, source);
      if (action !== "labeled") return ignored(`An issue was ${action}; only labels start Miyabi.`);
      const wish = wishOfLabel(label?.name ?? "");
      if (wish === undefined) return ignored("The label asks nothing of Miyabi.");
      return {
        kind: "request",
        request: {
          issue: issue.number,
          wish,
          via: "label",
          senders: sendersOf(source, sender),
          commentId: undefined,
        },
      };
    }
    case "issue_comment": {
      const { action, issue, comment, sender } = parsed(Commented, source);
      if (action !== "created")
        return ignored(`A comment was ${action}; only new comments hold commands.`);
      const wish = parseCommand(comment.body ?? "");
      if (wish.kind === "none") return ignored("The comment is no command.");
      const named = comment.user ? [sender, comment.user] : [sender];
      return {
        kind: "request",
        request: {
          issue: issue.number,
          wish,
          via: "comment",
          senders: sendersOf(source, ...named),
          commentId: comment.id,
        },
      };
    }
    default: {
      if (input.issue === undefined)
        throw new UserError(
          "invalid_input",
          `The event ${source.eventName} names no issue. Give its number as issue-number.`,
        );
      return {
        kind: "request",
        request: {
          issue: input.issue,
          wish: wishOf(input.command.trim()),
          via: "dispatch",
          senders: sendersOf(source),
          commentId: undefined,
        },
      };
    }
  }
}

function wishOfLabel(name: string): Wish | undefined {
  if (sameLabel(name, TRIGGER_LABEL)) return { kind: "start" };
  if (sameLabel(name, STOP_LABEL)) return { kind: "command", command: { verb: "stop" } };
  for (const environment of ["staging", "production"] as const)
    if (sameLabel(name, DEPLOY_LABELS[environment])) return { kind: "deploy", environment };
  return undefined;
}

function wishOf(command: string): Wish {
  if (command === "") return { kind: "start" };
  const wish = parseCommand(`/miyabi ${command}`);
  return wish.kind === "none"
    ? { kind: "malformed", message: "The input command is no command of Miyabi." }
    : wish;
}
