import { join } from "node:path";
import { ISOLATED, type Interpreter } from "./interpreter.ts";
import type { PythonProject } from "./python-project.ts";

/** Who installs: uv and poetry where the machine has them, else pip: the machine's or the environment's. */
export type Installers = { uv: boolean; poetry: boolean; python: Interpreter };

export type InstallStep = { command: readonly string[]; env?: Readonly<Record<string, string>> };

const PIP_FLAGS = ["--disable-pip-version-check", "--no-input", "--quiet", "--retries", "2"];
/** Versions that come from git's tags cannot be had everywhere; no test should depend on them. */
const NO_VERSION = { SETUPTOOLS_SCM_PRETEND_VERSION: "0.0.0", PBR_VERSION: "0.0.0" };

export const programIn = (environment: string, name: string): string =>
  join(environment, "bin", name);

/** Environment variables under which uv keeps to the folders that are ours. */
const uvEnvironment = (environment: string): Record<string, string> => ({
  UV_PROJECT_ENVIRONMENT: environment,
  UV_CACHE_DIR: `${environment}-cache`,
  UV_PYTHON_DOWNLOADS: "never",
  UV_NO_PROGRESS: "1",
});

/** An environment's own pip takes seconds to put there, so the machine's is used where it can be. */
const hasOwnPip = ({ modules }: Interpreter): boolean => !modules.has("pip");

export const createStep = (environment: string, { uv, python }: Installers): InstallStep => {
  if (uv)
    return { command: ["uv", "venv", "--quiet", environment], env: uvEnvironment(environment) };
  const flags = hasOwnPip(python) ? [] : ["--without-pip"];
  return { command: [python.program, ...ISOLATED, "-m", "venv", ...flags, environment] };
};

/** Installs by pip's own arguments, through uv where it is there. */
export function pipStep(
  environment: string,
  { uv, python }: Installers,
  args: readonly string[],
): InstallStep {
  if (uv)
    return {
      command: ["uv", "pip", "install", "--quiet", "--python", environment, ...args],
      env: { ...uvEnvironment(environment), ...NO_VERSION },
    };
  const own = programIn(environment, "python");
  const pip = hasOwnPip(python)
    ? [own, ...ISOLATED, "-m", "pip"]
    : [python.program, ...ISOLATED, "-m", "pip", "--python", own];
  return { command: [...pip, "install", ...PIP_FLAGS, ...args], env: NO_VERSION };
}

/** From pip's own files and the manifest: the project itself as its tests find it, editable. */
function unlocked(project: PythonProject): string[] {
  const extras = project.extras.length > 0 ? `[${project.extras.join(",")}]` : "";
  return [
    ...project.requirementFiles.flatMap((file) => ["-r", file]),
    ...(project.isPackage ? ["-e", `.${extras}`] : []),
    ...(project.groupRequirements.length > 0 ? ["--", ...project.groupRequirements] : []),
  ];
}

/**
 * The step that installs what a project asks for: from its lock file as it stands, or from what its
 * manifests allow.
 */
export function installStep(
  project: PythonProject,
  environment: string,
  installers: Installers,
): InstallStep | { problem: string } {
  const locked = (name: string): boolean => (project.manifests[name] ?? "") !== "";
  if (locked("uv.lock")) {
    if (!installers.uv) return { problem: "packages are locked by uv.lock; uv is not installed" };
    const chosen = [
      ...project.extras.flatMap((name) => ["--extra", name]),
      ...project.groups.flatMap((name) => ["--group", name]),
    ];
    return {
      command: ["uv", "sync", "--locked", "--quiet", ...chosen],
      env: { ...uvEnvironment(environment), ...NO_VERSION },
    };
  }
  if (locked("poetry.lock")) {
    if (!installers.poetry)
      return { problem: "packages are locked by poetry.lock; poetry is not installed" };
    return {
      command: ["poetry", "install", "--no-interaction", "--quiet", "--all-extras"],
      env: { VIRTUAL_ENV: environment, POETRY_CACHE_DIR: `${environment}-cache`, ...NO_VERSION },
    };
  }
  for (const lock of ["pdm.lock", "Pipfile.lock"])
    if (locked(lock) && project.requirementFiles.length === 0)
      return {
        problem: `packages are locked by ${lock}; uv.lock, poetry.lock and requirements.txt are installed`,
      };
  return pipStep(environment, installers, unlocked(project));
}
