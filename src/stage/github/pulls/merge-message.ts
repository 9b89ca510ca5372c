import type { CommitRecord } from "../git/history.ts";

export type MergeMethod = "merge" | "squash" | "rebase";

type Input = {
  method: MergeMethod;
  number: number;
  title: string;
  /** `owner/branch`. */
  from: string;
  commits: readonly CommitRecord[];
  commitTitle?: string | undefined;
  commitMessage?: string | undefined;
};

/**
 * The message of a merge or squash commit, with GitHub's defaults.
 * https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges
 */
export function mergeMessage(input: Input): string {
  const { title, body } = input.method === "merge" ? mergeDefault(input) : squashDefault(input);
  const text = input.commitMessage ?? body;
  return `${input.commitTitle ?? title}${text === "" ? "" : `\n\n${text}`}\n`;
}

const mergeDefault = ({ number, from, title }: Input): { title: string; body: string } => ({
  title: `Merge pull request #${number} from ${from}`,
  body: title,
});

function squashDefault({ number, title, commits }: Input): { title: string; body: string } {
  const [only, ...others] = commits;
  if (only !== undefined && others.length === 0) {
    const [subject = "", ...rest] = only.message.split("\n");
    return { title: `${subject} (#${number})`, body: rest.join("\n").trim() };
  }
  return {
    title: `${title} (#${number})`,
    body: commits.map(({ message }) => `* ${message}`).join("\n\n"),
  };
}
