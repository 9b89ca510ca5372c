import type { Notice } from "./notice.ts";
import { signOf } from "./slack-message.ts";

export type MailMessage = { subject: string; text: string; html: string };

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

function textOf({ issue, lines, links, answers, title, ...facts }: Notice, foot: string): string {
  const sections = [
    title,
    `${facts.repository} issue ${issue.number}: ${issue.title}`,
    lines.map((line) => `- ${line}`).join("\n"),
    answers.length === 0
      ? ""
      : [
          "Answer with a comment on the issue:",
          ...answers.map(({ command, meaning }) => `  ${command}   ${meaning}`),
        ].join("\n"),
    links.map(({ text, url }) => `${text}: ${url}`).join("\n"),
    `-- \n${foot}`,
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

function htmlOf({ issue, lines, links, answers, title, ...facts }: Notice, foot: string): string {
  const list = (items: readonly string[]): string =>
    items.length === 0 ? "" : `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
  const commands = answers.map(
    ({ command, meaning }) => `<code>${escapeHtml(command)}</code> – ${escapeHtml(meaning)}`,
  );
  const addresses = links.map(
    ({ text, url }) => `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`,
  );
  return [
    "<!doctype html>",
    `<html lang="en"><body style="font-family: sans-serif">`,
    `<h2>${escapeHtml(title)}</h2>`,
    `<p>${escapeHtml(facts.repository)} issue ${issue.number}: ${escapeHtml(issue.title)}</p>`,
    list(lines.map(escapeHtml)),
    commands.length === 0 ? "" : `<p>Answer with a comment on the issue:</p>${list(commands)}`,
    `<p>${addresses.join(" · ")}</p>`,
    `<p style="color: #666">${escapeHtml(foot)}</p>`,
    "</body></html>",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** A mail in both dresses. It loads nothing from anywhere, and its links lead to GitHub. */
export function mailMessage(notice: Notice): MailMessage {
  const { repository, issue, severity, kind, digest } = notice;
  const foot = `Severity ${severity}, kind ${kind}${digest === undefined ? "" : `, digest ${digest}`}. Sent by Miyabi; .github/miyabi.yml says to whom.`;
  return {
    subject: `[${repository} issue ${issue.number}] ${signOf(notice)} ${notice.title}`,
    text: textOf(notice, foot),
    html: htmlOf(notice, foot),
  };
}
