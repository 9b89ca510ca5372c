import { readdir, readFile } from "node:fs/promises";
import { basename, delimiter, isAbsolute, join } from "node:path";
import { plainTextIn } from "../../adapters/files/plain-file.ts";
import { findProgram } from "../../adapters/process/find-program.ts";
import { openSandbox } from "../../adapters/sandbox/open-sandbox.ts";
import { filesForProjects } from "../../adapters/toolchains/projects/find-manifests.ts";
import { parseYaml } from "../../adapters/yaml/parse-yaml.ts";
import { yamlReader } from "../../adapters/yaml/yaml-reader.ts";
import { CONFIG_PATH, configFromText } from "../../core/config-text.ts";
import { parseConfig, type Config } from "../../core/config.ts";
import { callsIn, wantedBy, type Call } from "../../core/doctor/caller.ts";
import {
  calledVerdict,
  MAIN_WORKFLOW,
  OIDC_WORKFLOW,
  passedSecretsVerdict,
  permissionsVerdict,
  pinVerdict,
  triggersVerdict,
} from "../../core/doctor/caller-rules.ts";
import { fail, ok, warn, type Finding, type Verdict } from "../../core/doctor/finding.ts";
import { programsFor, sandboxVerdict, toolchainsVerdict } from "../../core/doctor/machine-rules.ts";
import { UserError } from "../../core/errors.ts";
import { credentialFor, type ModelCredential } from "../../core/model-access/model-credential.ts";
import { projectsIn } from "../../core/projects.ts";

const FOLDER = ".github/workflows";

type Called = { path: string; call: Call };

/** The first job of the clone's workflows that calls one of ours, and files that are no YAML. */
export async function callerOf(
  root: string,
  ...called: readonly string[]
): Promise<{ found: Called | undefined; broken: string[] }> {
  const names = (await readdir(join(root, FOLDER)).catch(() => []))
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  const broken: string[] = [];
  for (const name of names) {
    const path = `${FOLDER}/${name}`;
    const text = (await plainTextIn(root, path)) ?? "";
    try {
      const [call] = callsIn(parseYaml(text, path), ...called);
      if (call !== undefined) return { found: { path, call }, broken };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      broken.push(error.message);
    }
  }
  return { found: undefined, broken };
}

const wanted = async (packageDir: string, name: string): Promise<ReturnType<typeof wantedBy>> => {
  const path = join(packageDir, FOLDER, name);
  return wantedBy(parseYaml(await readFile(path, "utf8"), path));
};

async function workflowFindings(
  { root, packageDir }: Pick<Surroundings, "root" | "packageDir">,
  credential: ModelCredential,
): Promise<{ findings: Finding[]; workflow: Called | undefined }> {
  const { found: workflow, broken } = await callerOf(root, MAIN_WORKFLOW, OIDC_WORKFLOW);
  const findings: Finding[] = [];
  if (workflow === undefined) {
    const unread = broken.length === 0 ? "" : `; not read: ${broken.join(" ")}`;
    const verdict = fail(`no workflow calls Miyabi${unread}`, "miyabi init");
    return { findings: [{ id: "workflow", looked: `${FOLDER}/*.yml`, ...verdict }], workflow };
  }
  const { path: looked, call } = workflow;
  const add = (id: Finding["id"], verdict: Verdict): void =>
    void findings.push({ id, looked, ...verdict });
  add("workflow", calledVerdict(call, credential));
  add("workflow-permissions", permissionsVerdict(call, await wanted(packageDir, call.file)));
  add("workflow-triggers", triggersVerdict(call));
  add("workflow-secrets", passedSecretsVerdict(call, credential));
  add("workflow-pin", pinVerdict(call));
  return { findings, workflow };
}

async function sweepFinding(root: string, packageDir: string): Promise<Finding> {
  const { found: sweep } = await callerOf(root, "sweep.yml");
  const verdict = sweep
    ? permissionsVerdict(sweep.call, await wanted(packageDir, "sweep.yml"))
    : warn(
        "no workflow calls the sweep: nothing is picked up that stood still, no question expires",
        "miyabi init",
      );
  return { id: "sweep", looked: sweep?.path ?? `${FOLDER}/*.yml`, ...verdict };
}

async function configOf(root: string): Promise<{ config: Config; finding: Finding }> {
  const text = await plainTextIn(root, CONFIG_PATH);
  const report = (verdict: Verdict): Finding => ({ id: "config", looked: CONFIG_PATH, ...verdict });
  try {
    const config = configFromText(text, yamlReader(CONFIG_PATH));
    return {
      config,
      finding: report(ok(text === undefined ? "not there: the defaults count" : "valid")),
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const lines = error.message.split("\n").map((line) => line.trim());
    const [first = "", ...problems] = lines;
    const said = problems.length === 0 ? first : problems.join("; ");
    return {
      config: parseConfig({}),
      finding: report(fail(said, `Correct it there; \`miyabi schema config\` says what is taken.`)),
    };
  }
}

/** Why no sandbox can be opened here; undefined where one holds. */
async function sandboxLack(tempDir: string, path: string | undefined): Promise<string | undefined> {
  try {
    await openSandbox({ tempDir, path, readable: [], allowedHosts: [] });
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message.split("\n")[0];
    throw error;
  }
}

export type Surroundings = {
  /** Top folder of the clone. */
  root: string;
  packageDir: string;
  /** Removed afterwards. */
  tempDir: string;
  /** Search path for programs. */
  path: string | undefined;
};

/** What can be seen without a token: the clone, and this machine. */
export async function localFindings({ root, packageDir, tempDir, path }: Surroundings): Promise<{
  findings: Finding[];
  workflow: Called | undefined;
  credential: ModelCredential;
  environments: string[];
}> {
  const { config, finding } = await configOf(root);
  const credential = credentialFor(config.modelAccess);
  const { findings, workflow } = await workflowFindings({ root, packageDir }, credential);
  const ecosystems = [
    ...new Set(
      projectsIn(await filesForProjects(root), config.projects.ignore).map(
        ({ ecosystem }) => ecosystem,
      ),
    ),
  ];
  const missing: string[] = [];
  const folders = (path ?? "").split(delimiter).filter(isAbsolute);
  for (const name of programsFor(ecosystems))
    if ((await findProgram(name, folders)) === undefined) missing.push(name);
  const custom = config.checks.test !== undefined;
  const lack = config.sandbox === "off" ? undefined : await sandboxLack(tempDir, path);
  return {
    findings: [
      {
        id: "sandbox",
        looked: "bwrap and socat, tried out",
        ...sandboxVerdict(lack, config.sandbox),
      },
      {
        id: "toolchains",
        looked: `manifests in ${basename(root)}`,
        ...toolchainsVerdict({ ecosystems, missing, custom }),
      },
      ...findings,
      await sweepFinding(root, packageDir),
      finding,
    ],
    workflow,
    credential,
    environments: (["staging", "production"] as const).filter(
      (name) => config.deploy[name] !== undefined,
    ),
  };
}
