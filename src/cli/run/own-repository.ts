import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { plainTextIn } from "../../adapters/files/plain-file.ts";
import { localClone } from "../../adapters/git/local-clone.ts";
import { openSandbox } from "../../adapters/sandbox/open-sandbox.ts";
import { yamlReader } from "../../adapters/yaml/yaml-reader.ts";
import { remoteName } from "../../core/adopt/remote-name.ts";
import { CONFIG_PATH, configFromText } from "../../core/config-text.ts";
import { codeOf } from "../../core/error-code.ts";
import { UserError } from "../../core/errors.ts";
import { parseIssue } from "../../stage/scenario/issue-file.ts";
import { loadScenario, type Scenario } from "../../stage/scenario/load-scenario.ts";
import { callerOf } from "../doctor/local-findings.ts";
import { packageDir } from "../package-dir.ts";
import { copyTree } from "./copied-tree.ts";
import { playedSettings } from "./played-settings.ts";

export type OwnRepository = {
  /** Any folder of the clone. */
  path: string;
  /** Text of an issue in a file; without it a built-in one that harms nothing. */
  issueFile: string | undefined;
  /** Who answers as the model. */
  model: "scripted" | "claude";
  /** False: what runs in a sandbox runs with the user's rights. */
  sandbox: boolean;
  /** Empty folder; the caller removes it. */
  tempDir: string;
  env: Readonly<Record<string, string | undefined>>;
};

export type Own = {
  scenario: Scenario;
  /** The Miyabi that the repository's workflow calls: this copy plays it. */
  libraryName: string;
  /** What is played, and what is not. */
  notes: string[];
};

const WORKFLOWS = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const BUILT_IN = "examples/scenarios/hello";

async function holdsHere({ tempDir, env }: OwnRepository): Promise<string | undefined> {
  try {
    await openSandbox({ tempDir, path: env["PATH"], readable: [], allowedHosts: [] });
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/**
 * Whether the sandbox is off. The built-in change is known: only the repository's own tools and tests run, as
 * they do where their owner starts them. What a model writes is another matter.
 * @throws UserError no_sandbox
 */
async function isOpen(asked: OwnRepository, wanted: "required" | "off"): Promise<boolean> {
  if (wanted === "off" || !asked.sandbox) return true;
  const lack = await holdsHere(asked);
  if (lack === undefined) return false;
  if (asked.model === "scripted") return true;
  throw new UserError(
    "no_sandbox",
    `${lack} Or give --no-sandbox: what Claude writes then runs with your rights.`,
  );
}

async function issueIn(path: string): Promise<{ title: string; body: string }> {
  try {
    return parseIssue(path, await readFile(path, "utf8"));
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    throw new UserError(
      "invalid_input",
      `${path}: no such file. Write the issue there: a first line "# Title", then its text.`,
    );
  }
}

const NO_CALLER = "No workflow here calls Miyabi. Write one first: miyabi init";

/** @throws UserError not_a_repository, invalid_input, invalid_config, no_sandbox */
export async function ownRepository(asked: OwnRepository): Promise<Own> {
  const { tempDir, model } = asked;
  if (asked.issueFile !== undefined && model === "scripted")
    throw new UserError(
      "invalid_input",
      "--issue needs a model that can read it: add --model claude (ANTHROPIC_API_KEY). Without --issue a built-in issue is played, and no key is needed.",
    );
  const issue = asked.issueFile === undefined ? undefined : await issueIn(asked.issueFile);
  const home = join(tempDir, "home");
  await mkdir(home);
  const { root, origin } = await localClone(asked.path, home);
  const { found: caller, broken } = await callerOf(root, "miyabi.yml");
  if (caller === undefined) throw new UserError("invalid_input", [NO_CALLER, ...broken].join("\n"));
  const text = await plainTextIn(root, CONFIG_PATH);
  const config = configFromText(text, yamlReader(CONFIG_PATH));
  const open = await isOpen(asked, config.sandbox);

  const repoDir = join(tempDir, "repository");
  const others: string[] = [];
  const files = await copyTree({
    root,
    to: repoDir,
    home,
    left: (path) => {
      if (!WORKFLOWS.test(path)) return false;
      if (path !== caller.path) others.push(path);
      return true;
    },
  });
  const settings = playedSettings(text ?? "", { sandboxOff: open });
  const configFile = join(tempDir, "settings.yml");
  await writeFile(configFile, settings.text);
  const builtIn = await loadScenario(join(packageDir(), BUILT_IN));
  const name =
    (origin === undefined ? undefined : remoteName(origin, "https://github.com")) ??
    `you/${basename(root).replace(/[^\w.-]+/g, "-")}`;
  const [one] = builtIn.issues;
  const scenario: Scenario = {
    ...builtIn,
    title: `${name}: ${(issue ?? one).title}`,
    issues: [{ ...one, ...issue }],
    repository: { ...builtIn.repository, name },
    repoDir,
    callerFile: join(root, caller.path),
    configFile,
  };
  return {
    scenario,
    libraryName: caller.call.repository,
    notes: [
      `${caller.path} is played with ${files} files as they lie in ${root}; nothing there is changed.`,
      ...(others.length === 0 ? [] : [`Left out: ${others.join(", ")}.`]),
      ...(settings.leftOut.length === 0
        ? []
        : [`Left out of ${CONFIG_PATH}: ${settings.leftOut.join(", ")}.`]),
      ...(open ? ["Without a sandbox: your tools and tests run with your rights."] : []),
    ],
  };
}
