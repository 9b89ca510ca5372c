import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { digestOf } from "../../../core/digest.ts";
import type { CommandResult, Commands } from "../../../ports/commands.ts";
import type { Workshop } from "../parts.ts";
import { endingOf, isMissing } from "../tool-run.ts";
import { withoutLeftovers } from "./build-leftovers.ts";
import {
  createStep,
  installStep,
  pipStep,
  programIn,
  type Installers,
  type InstallStep,
} from "./install-commands.ts";
import { findInterpreter, type Interpreter } from "./interpreter.ts";
import { packagesIn, type Package } from "./packages.ts";
import { readProject, type PythonProject } from "./python-project.ts";

const SECONDS = 1_200;
/** What we measure with, whether the project asks for it or not. */
const OURS = ["pytest", "coverage"];

/** Where a project's tests and tools run. */
export type Environment = {
  python: string;
  /** Modules of ours that it has: pytest, coverage. */
  modules: ReadonlySet<string>;
  /** Folder of the virtual environment, absent where the system's Python does. */
  folder?: string;
  /** What the project's own manifests have led to. */
  packages: readonly Package[];
};

export type Prepared =
  { project: PythonProject; environment: Environment } | { problem: string; project?: never };
export type Prepare = (path: string) => Promise<Prepared>;

async function has(commands: Commands, program: string, cwd: string): Promise<boolean> {
  const result = await commands.run([program, "--version"], { cwd, timeoutSeconds: 60 });
  return !isMissing(result) && result.code === 0;
}

/**
 * Makes a virtual environment of ours outside of the tree, once for each state of manifests and locks: one
 * that the repository brought along is not trusted. Scripts that build packages run there, in the sandbox.
 * A project that asks for nothing is content with the system's Python, if that has pytest and coverage.
 */
export function pythonEnvironment({ commands, reports, workspace }: Workshop): Prepare {
  const made = new Map<string, Promise<Environment | { problem: string }>>();

  const step = (path: string, { command, env }: InstallStep): Promise<CommandResult> =>
    commands.run(command, {
      cwd: path,
      timeoutSeconds: SECONDS,
      ...(env === undefined ? {} : { env }),
    });

  const described = async (folder: string, path: string, packages: Package[]) => {
    const python = programIn(folder, "python");
    const found = await findInterpreter(commands, path, [python]);
    return "problem" in found ? found : { python, modules: found.modules, folder, packages };
  };

  const make = async (
    project: PythonProject,
    python: Interpreter,
  ): Promise<Environment | { problem: string }> => {
    const { path } = project;
    const installers: Installers = {
      python,
      uv: await has(commands, "uv", path),
      poetry:
        (project.manifests["poetry.lock"] ?? "") !== "" && (await has(commands, "poetry", path)),
    };
    const folder = join(await mkdtemp(join(reports, "python-")), "environment");
    const created = await step(path, createStep(folder, installers));
    if (created.code !== 0) return { problem: endingOf("making a virtual environment", created) };
    const before = new Set((await packagesIn(folder)).map(({ name }) => name));
    if (project.needsPackages) {
      const wanted = installStep(project, folder, installers);
      if ("problem" in wanted) return wanted;
      const result = await withoutLeftovers(path, () => step(path, wanted));
      if (result.code !== 0)
        return { problem: endingOf(wanted.command.slice(0, 2).join(" "), result) };
    }
    const all = await packagesIn(folder);
    const missing = OURS.filter((name) => !all.some((one) => one.name === name));
    // Without them less can be measured, and that is what the report then says.
    if (missing.length > 0) await step(path, pipStep(folder, installers, missing));
    return described(
      folder,
      path,
      all.filter(({ name }) => !before.has(name)),
    );
  };

  const choose = async (project: PythonProject): Promise<Environment | { problem: string }> => {
    const python = await findInterpreter(commands, project.path);
    if ("problem" in python) return python;
    const system = { python: python.program, modules: python.modules, packages: [] };
    if (project.needsPackages) return make(project, python);
    if (OURS.every((name) => python.modules.has(name))) return system;
    const own = await make(project, python);
    return "problem" in own || !own.modules.has("pytest") ? system : own;
  };

  return async (path) => {
    const read = await readProject(path, workspace);
    if ("problem" in read) return read;
    const { project } = read;
    const state = digestOf({ path, manifests: project.manifests });
    const known = made.get(state) ?? choose(project);
    made.set(state, known);
    const environment = await known;
    if (!("problem" in environment)) return { project, environment };
    // What failed may succeed the next time, e.g. when the registry answers again.
    made.delete(state);
    return environment;
  };
}
