import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { parse as parseToml } from "smol-toml";
import { z } from "zod";
import { messageOf } from "../../../core/error-code.ts";
import { manifestText } from "../projects/manifest.ts";

const Table = z.record(z.string(), z.unknown());

const Pyproject = z.object({
  "build-system": Table.optional(),
  project: z
    .object({
      dependencies: z.array(z.string()).optional(),
      "optional-dependencies": z.record(z.string(), z.array(z.string())).optional(),
    })
    .optional(),
  "dependency-groups": z
    .record(z.string(), z.array(z.union([z.string(), z.object({ "include-group": z.string() })])))
    .optional(),
  tool: Table.optional(),
});
type Pyproject = z.infer<typeof Pyproject>;

/** What a project's files say of how it is built and tested. */
export type PythonProject = {
  path: string;
  /** Names of the files and folders at its top. */
  names: ReadonlySet<string>;
  /** Tables below `[tool]` of pyproject.toml, by name. */
  tools: Readonly<Record<string, unknown>>;
  /** Files of pip's own format, for running and for testing. */
  requirementFiles: readonly string[];
  /** Extras and groups of pyproject.toml that are for testing. */
  extras: readonly string[];
  groups: readonly string[];
  /** What those groups ask for. */
  groupRequirements: readonly string[];
  /** Whether pip can build it, and it says more than settings of tools. */
  isPackage: boolean;
  /** Whether it needs any package at all. */
  needsPackages: boolean;
  /** Texts of whatever decides about installation, for comparison. */
  manifests: Readonly<Record<string, string>>;
  /** Whether one of its files asks for a package. */
  asksFor: (name: string) => boolean;
  /** Whether a section stands in setup.cfg or tox.ini. */
  hasSection: (section: string) => boolean;
};

const FOR_TESTS = /^(?:dev|develop|development|tests?|testing|lint|linting|typing|types)$/i;
const REQUIREMENTS =
  /^(?:(?:dev|tests?|lint)[-_])?requirements(?:[-_.](?:dev|tests?|testing|lint))?\.txt$/;
const IN_FOLDER = /^(?:base|main|dev|develop|tests?|testing|lint)\.txt$/;
const MANIFESTS = ["pyproject.toml", "setup.py", "setup.cfg", "tox.ini", "Pipfile.lock"];
export const LOCKS = ["uv.lock", "poetry.lock", "pdm.lock"] as const;
const HOOKS = ".pre-commit-config.yaml";

/** What a group of PEP 735 asks for, with the groups that it includes. */
function requirementsOf(
  groups: NonNullable<Pyproject["dependency-groups"]>,
  name: string,
  seen: readonly string[] = [],
): string[] {
  if (seen.includes(name)) return [];
  return (groups[name] ?? []).flatMap((entry) =>
    typeof entry === "string"
      ? [entry]
      : requirementsOf(groups, entry["include-group"], [...seen, name]),
  );
}

async function requirementFilesIn(path: string, names: ReadonlySet<string>): Promise<string[]> {
  const inside = names.has("requirements")
    ? await readdir(join(path, "requirements")).catch((): string[] => [])
    : [];
  return [
    ...[...names].filter((name) => REQUIREMENTS.test(name)),
    ...inside.filter((name) => IN_FOLDER.test(name)).map((name) => `requirements/${name}`),
  ].sort();
}

const escaped = (name: string): string => name.replace(/[-_.]/g, "[-_.]");
const LINE_WITH_REQUIREMENT = /^[^\S\n]*[^#\s]/m;

/** @throws Error where pyproject.toml cannot be read */
async function read(path: string, workspace: string): Promise<PythonProject> {
  const names = new Set(await readdir(path));
  const requirementFiles = await requirementFilesIn(path, names);
  const manifests: Record<string, string> = {};
  for (const name of [...MANIFESTS, HOOKS, ...requirementFiles])
    manifests[name] = await manifestText(join(path, name));
  for (const name of LOCKS) manifests[name] = await manifestText(join(workspace, name));
  const pyproject = Pyproject.parse(parseToml(manifests["pyproject.toml"] ?? ""));
  const { project, tool = {}, "dependency-groups": groups = {} } = pyproject;
  const setup = manifests["setup.cfg"] ?? "";
  const extras = Object.keys(project?.["optional-dependencies"] ?? {});
  const poetry = tool["poetry"] !== undefined;
  const testGroups = Object.keys(groups).filter((name) => FOR_TESTS.test(name));
  const groupRequirements = testGroups.flatMap((name) => requirementsOf(groups, name));
  const asked = requirementFiles.some((name) => LINE_WITH_REQUIREMENT.test(manifests[name] ?? ""));
  const hooks = manifests[HOOKS] ?? "";
  const texts = Object.entries(manifests)
    .filter(([name]) => name !== HOOKS && !LOCKS.some((lock) => lock === name))
    .map(([, text]) => text)
    .join("\n");
  const hasSection = (section: string): boolean =>
    [setup, manifests["tox.ini"] ?? ""].some((text) =>
      text.split("\n").some((line) => line.trim() === `[${section}]`),
    );
  return {
    path,
    names,
    tools: tool,
    requirementFiles,
    extras: extras.filter((name) => FOR_TESTS.test(name)),
    groups: testGroups,
    groupRequirements,
    isPackage:
      project !== undefined ||
      pyproject["build-system"] !== undefined ||
      names.has("setup.py") ||
      hasSection("metadata"),
    needsPackages:
      poetry ||
      asked ||
      groupRequirements.length > 0 ||
      (project?.dependencies ?? []).length > 0 ||
      extras.some((name) => FOR_TESTS.test(name)) ||
      /\b(?:install|tests|extras|setup)_require/.test(`${setup}\n${manifests["setup.py"] ?? ""}`),
    manifests,
    asksFor: (name) =>
      new RegExp(`(?:^|["'\\s,])${escaped(name)}(?:["'\\s=<>!~;,[]|$)`, "im").test(texts) ||
      new RegExp(`\\bid:\\s*${escaped(name)}\\b`).test(hooks),
    hasSection,
  };
}

export type ReadProject = { project: PythonProject } | { problem: string };

/**
 * The project's files, read anew each time: a task may change them.
 * @param workspace the folder that holds the lock file
 */
export async function readProject(path: string, workspace: string): Promise<ReadProject> {
  try {
    return { project: await read(path, workspace) };
  } catch (error) {
    const said = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    return { problem: `pyproject.toml cannot be read: ${said}` };
  }
}
