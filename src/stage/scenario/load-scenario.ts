import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { ScenarioError } from "../scenario-error.ts";
import { Expectation } from "./expectation.ts";
import { parseIssue } from "./issue-file.ts";
import { readYaml } from "./read-yaml.ts";
import { issuesOf, ScenarioFile } from "./scenario-file.ts";
import { unknownName } from "./strict-object.ts";

type ScenarioIssue = ReturnType<typeof issuesOf>[number] & { title: string; body: string };

/** A scenario folder, read and checked. Paths are absolute. */
export type Scenario = {
  dir: string;
  /** What it shows, for people. */
  title: string;
  /** Nearly always one. */
  issues: readonly [ScenarioIssue, ...ScenarioIssue[]];
  repository: ScenarioFile["repository"];
  trigger: ScenarioFile["trigger"];
  people: ScenarioFile["people"];
  caller: ScenarioFile["caller"];
  cluster: ScenarioFile["cluster"];
  /** Content of the sample repository. */
  repoDir: string;
  /** `.github/miyabi.yml` of the scenario: goes into the repository at that place, if it is there. */
  configFile: string | undefined;
  /** The calling workflow that the scenario brings, if it does. */
  callerFile: string | undefined;
  /** Where `model.yml` is, whether or not it is there: only the scripted model needs it. */
  modelDir: string;
  /** The final state, undefined where the scenario says nothing of it. */
  expect: Expectation | undefined;
};

const FILES = ["scenario.yml", "model.yml", "expect.yml"] as const;

/**
 * Reads a scenario folder (docs/scenarios.md).
 *
 * @throws ScenarioError that names file and line, and says what to do
 */
export async function loadScenario(folder: string): Promise<Scenario> {
  const dir = resolve(folder);
  if (!(await isFolder(dir)))
    throw new ScenarioError(`${dir}: no such folder; a scenario is a folder with an issue.md`);
  const file = await optionalYaml(join(dir, "scenario.yml"), (path, text) =>
    readYaml(path, text, ScenarioFile),
  );
  const settings = file ?? ScenarioFile.parse({});
  await refuseUnknownFiles(dir, settings.caller.file);

  const like = settings.like === undefined ? undefined : resolve(dir, settings.like);
  if (like !== undefined && !(await isFolder(like)))
    throw new ScenarioError(`${like}: no such folder; scenario.yml names it as like`);
  /** The file here, or that of the scenario that this one is like. */
  const found: Finding = async (...path) => {
    const here = join(dir, ...path);
    return like === undefined || (await textOf(here)) !== undefined ? here : join(like, ...path);
  };
  const issues = await readIssues(settings, found);
  const repoDir = resolve(dir, settings.repo);
  if (!(await isFolder(repoDir)))
    throw new ScenarioError(
      `${repoDir}: no such folder; put the sample repository there, or name another with "repo:" in scenario.yml`,
    );
  const configFile = await found(".github", "miyabi.yml");
  return {
    dir,
    title: settings.title ?? basename(dir),
    issues,
    repository: settings.repository,
    trigger: settings.trigger,
    people: settings.people,
    caller: settings.caller,
    cluster: settings.cluster,
    repoDir,
    configFile: (await textOf(configFile)) === undefined ? undefined : configFile,
    callerFile: await callerFile(dir, settings.caller.file),
    modelDir: dirname(await found("model.yml")),
    expect: await optionalYaml(join(dir, "expect.yml"), (path, text) =>
      readYaml(path, text, Expectation),
    ),
  };
}

type Finding = (...path: string[]) => Promise<string>;

async function readIssues(settings: ScenarioFile, found: Finding): Promise<Scenario["issues"]> {
  const read = async (issue: ReturnType<typeof issuesOf>[number]): Promise<ScenarioIssue> => {
    const usual = settings.issues === undefined ? "issue.md" : `issue-${issue.number}.md`;
    const path = await found(issue.file ?? usual);
    const text = await textOf(path);
    if (text === undefined)
      throw new ScenarioError(`${path}: no such file; write the issue there: "# Title", body`);
    return { ...issue, ...parseIssue(path, text) };
  };
  const [first, ...others] = await Promise.all(issuesOf(settings).map(read));
  if (!first) throw new Error("a scenario without issues was let through");
  return [first, ...others];
}

async function callerFile(dir: string, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined;
  const path = resolve(dir, name);
  if ((await textOf(path)) === undefined)
    throw new ScenarioError(`${path}: no such file; scenario.yml names it as caller.file`);
  return path;
}

/** A misspelt expect.yml would be an expectation that nobody checks. */
async function refuseUnknownFiles(dir: string, caller: string | undefined): Promise<void> {
  const known: readonly string[] = caller === undefined ? FILES : [...FILES, caller];
  for (const name of await readdir(dir))
    if (/\.ya?ml$/.test(name) && !known.includes(name))
      throw new ScenarioError(`${join(dir, name)}: ${unknownName("file", name, known)}`);
}

async function optionalYaml<T>(
  path: string,
  read: (path: string, text: string) => T,
): Promise<T | undefined> {
  const text = await textOf(path);
  return text === undefined ? undefined : read(path, text);
}

const textOf = (path: string): Promise<string | undefined> =>
  readFile(path, "utf8").catch(() => undefined);

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
