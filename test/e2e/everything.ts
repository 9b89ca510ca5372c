import { execFileSync } from "node:child_process";
import { unzipSync } from "fflate";
import type { Staged } from "./staged.ts";

/** One text that left the jobs, and where it went. */
export type Left = { where: string; text: string };

/** Every object that a bare repository holds, reachable or not. */
function gitObjects(gitDir: string): Left[] {
  const git = (...args: string[]): Buffer =>
    execFileSync("git", ["--git-dir", gitDir, ...args], { maxBuffer: 256 * 1024 * 1024 });
  const list = git("cat-file", "--batch-all-objects", "--batch-check").toString("utf8");
  return list
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split(" "))
    .map(([sha = "", type = ""]) => ({
      where: `git ${type} ${sha}`,
      text: git("cat-file", type === "tree" ? "-p" : type, sha).toString("latin1"),
    }));
}

/**
 * All that came out of a play, wherever it went: logs, outputs, summaries, annotations, artifacts,
 * issues, comments, labels, pull requests, branches, pushed objects, requests to GitHub and the model.
 */
export async function everything(
  { stage, gitDir }: Pick<Staged, "stage" | "gitDir">,
  { bodies }: { bodies: readonly string[] },
): Promise<Left[]> {
  const runs = stage.runner.runs();
  const jobs = runs.flatMap((run) => run.jobs);
  const decoder = new TextDecoder("latin1");
  return [
    ...jobs.map(({ id, name }) => ({ where: `log of ${name}`, text: stage.runner.log(id) ?? "" })),
    ...jobs.map(({ name, ...job }) => ({ where: `job ${name}`, text: JSON.stringify(job) })),
    ...jobs.map(({ name, summary }) => ({ where: `summary of ${name}`, text: summary })),
    ...runs.map(({ id, ...run }) => ({
      where: `run ${id}`,
      text: JSON.stringify({ ...run, jobs: [] }),
    })),
    ...stage.results.shelf.list({}).flatMap(({ name, zip }) =>
      Object.entries(unzipSync(zip)).map(([file, bytes]) => ({
        where: `artifact ${name}: ${file}`,
        text: decoder.decode(bytes),
      })),
    ),
    { where: "GitHub", text: JSON.stringify(await stage.github.snapshot()) },
    ...gitObjects(gitDir),
    ...bodies.map((text, index) => ({ where: `request ${index + 1} to the model`, text })),
  ];
}
