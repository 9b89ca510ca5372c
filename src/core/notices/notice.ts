import { z } from "zod";
import type { Escalation } from "../people/escalation.ts";
import type { NoticeKind } from "./notices-config.ts";

/** What happened. Several events may go to the same people: routing is by kind. */
export type NoticeEvent =
  | "escalation"
  | "gate"
  | "grace"
  | "hotfix"
  | "incident"
  | "freeze"
  | "rollback"
  | "failed"
  | "done";

/**
 * What people are told outside of the issue. Its texts are plain lines that mention nobody and link nowhere
 * (`plainLine`), whoever wrote them; each dress escapes them for its own markup.
 */
export type Notice = {
  /** Of this event of this session, e.g. `gate-0123456789ab-r700`: nobody is told twice. */
  key: string;
  /** The same in every try, for whoever receives it: 32 hex digits. */
  id: string;
  event: NoticeEvent;
  kind: NoticeKind;
  severity: Escalation["severity"];
  /** `owner/name` */
  repository: string;
  issue: { number: number; title: string; url: string };
  title: string;
  lines: readonly string[];
  links: readonly { text: string; url: string }[];
  /** What an approval must name, as people type it. */
  digest?: string;
  /** Commands for a comment on the issue. */
  answers: readonly { command: string; meaning: string }[];
};

const CHANNELS = ["slack", "email", "webhook"] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** What became of a notice on a channel: the newest try of it. */
export const NoticeRecord = z.object({
  key: z.string(),
  channel: z.enum(CHANNELS),
  outcome: z.enum(["sent", "failed"]),
  at: z.iso.datetime(),
  /** Why it failed, or what was wrong with a part of it. */
  why: z.string().optional(),
});
export type NoticeRecord = z.infer<typeof NoticeRecord>;
