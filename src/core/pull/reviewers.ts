import { inertLine } from "../text/inert-line.ts";

/** GitHub takes no more for one pull request. */
const MOST_REVIEWERS = 15;

/** People and teams that a review is asked of. */
export type Wanted = {
  /** Logins without `@`. */
  users: string[];
  /** `org/team` without `@`, of the repository's own organisation. */
  teams: string[];
  /** Who of the code owners is not asked, and why: sentences. */
  notes: string[];
};

type Facts = {
  /** As CODEOWNERS writes them. */
  owners: readonly string[];
  /** Login of whoever opened the pull request. */
  author: string;
  /** Owner of the repository: only its teams can be asked. */
  organisation: string;
  /** Asked before, written as in `Wanted`. */
  asked: readonly string[];
};

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Whom of the code owners GitHub can be told to ask, who was not asked before. */
export function reviewersOf({ owners, author, organisation, asked }: Facts): Wanted {
  const names = owners.filter((owner) => owner.startsWith("@")).map((owner) => owner.slice(1));
  const foreign = names.filter(
    (name) => name.includes("/") && !same(name.split("/")[0] ?? "", organisation),
  );
  const wanted = names.filter(
    (name) =>
      !foreign.includes(name) &&
      !same(name, author) &&
      !/\[bot\]$/i.test(name) &&
      !asked.some((one) => same(one, name)),
  );
  const room = Math.max(0, MOST_REVIEWERS - asked.length);
  const taken = wanted.slice(0, room);
  const mails = owners.length - names.length;
  return {
    users: taken.filter((name) => !name.includes("/")),
    teams: taken.filter((name) => name.includes("/")),
    notes: [
      ...(mails > 0
        ? [`${mails} of the code owners named by e-mail address cannot be asked.`]
        : []),
      ...foreign.map((name) => `The team ${name} belongs to another organisation: not asked.`),
      ...(wanted.length > room
        ? [`Not asked, GitHub takes ${MOST_REVIEWERS} at most: ${wanted.slice(room).join(", ")}.`]
        : []),
    ],
  };
}

/**
 * The comment about the pull request, with who was asked for a review: their logins and teams, which can
 * hold no Markdown (code-owners.ts). They are not mentioned: GitHub itself tells them.
 */
export function pullComment(
  number: number,
  { asked, notes }: { asked: readonly string[]; notes: readonly string[] },
): string {
  const names = asked.map((name) => `\`${name}\``).join(", ");
  return [
    `🎉 Pull Request created: #${number}`,
    ...(asked.length > 0 ? [`👀 Asked for a review, as CODEOWNERS says: ${names}`] : []),
    ...notes.map((note) => `⚠️ ${inertLine(note)}`),
  ].join("\n\n");
}
