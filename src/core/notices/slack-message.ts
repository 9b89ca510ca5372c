import type { Notice } from "./notice.ts";

/** https://docs.slack.dev/reference/block-kit/blocks and .../composition-objects/text-object */
const MOST_BLOCKS = 50;
const MOST_TEXT = 3_000;
const MOST_HEADER = 150;

type PlainText = { type: "plain_text"; text: string; emoji: false };
/** `verbatim`: Slack looks for no names and addresses in it. */
type Markdown = { type: "mrkdwn"; text: string; verbatim: true };
export type SlackBlock =
  | { type: "header"; text: PlainText }
  | { type: "section"; text: PlainText | Markdown }
  | { type: "context"; elements: (PlainText | Markdown)[] };

export type SlackMessage = {
  /** For notifications; Slack shows the blocks. */
  text: string;
  blocks: SlackBlock[];
  unfurl_links: false;
  unfurl_media: false;
};

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Slack's escaping, cut before an entity and not in the middle of one; never empty, which Slack refuses. */
export function slackText(text: string, most = MOST_TEXT): string {
  let out = "";
  for (const character of text) {
    const next = ENTITIES[character] ?? character;
    if (out.length + next.length > most - 1) return `${out}…`;
    out += next;
  }
  return out === "" ? " " : out;
}

const plain = (text: string, most?: number): PlainText => ({
  type: "plain_text",
  text: slackText(text, most),
  emoji: false,
});
/** Our own words and addresses only: what others wrote is plain text. */
const markdown = (text: string): Markdown => ({ type: "mrkdwn", text, verbatim: true });

const SIGNS: Record<Notice["event"], string> = {
  escalation: "⚠️",
  gate: "✋",
  grace: "🔔",
  hotfix: "🚑",
  incident: "🔥",
  freeze: "🚨",
  rollback: "⏪",
  failed: "❌",
  done: "✅",
};

export const signOf = ({ event }: Pick<Notice, "event">): string => SIGNS[event];

/** A message for an incoming webhook. No text of it can ring for a channel or a person. */
export function slackMessage(notice: Notice): SlackMessage {
  const { repository, issue, title, lines, links, digest, answers, severity, kind } = notice;
  const head = `${signOf(notice)} ${title}`;
  const facts = [
    `${repository} issue ${issue.number}`,
    `severity ${severity}`,
    kind,
    ...(digest === undefined ? [] : [`digest ${digest}`]),
  ].join(" · ");
  const commands = answers.map(
    ({ command, meaning }) => `\`${slackText(command, 200)}\` – ${slackText(meaning, 300)}`,
  );
  const blocks: SlackBlock[] = [
    { type: "header", text: plain(head, MOST_HEADER) },
    { type: "section", text: plain(issue.title) },
    ...lines.map((line): SlackBlock => ({ type: "section", text: plain(`• ${line}`) })),
    ...(commands.length === 0
      ? []
      : [
          {
            type: "section" as const,
            text: markdown(["*Answer* with a comment on the issue:", ...commands].join("\n")),
          },
        ]),
  ];
  const foot: SlackBlock[] = [
    {
      type: "section",
      text: markdown(
        links.map(({ text, url }) => `<${slackText(url, 600)}|${slackText(text, 80)}>`).join(" · "),
      ),
    },
    { type: "context", elements: [plain(facts)] },
  ];
  return {
    text: slackText(`${head} (${repository} issue ${issue.number})`),
    blocks: [...blocks.slice(0, MOST_BLOCKS - foot.length), ...foot],
    unfurl_links: false,
    unfurl_media: false,
  };
}
