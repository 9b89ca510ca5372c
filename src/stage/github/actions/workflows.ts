import { createHash } from "node:crypto";
import { parse } from "yaml";
import type { Git } from "../git/git.ts";
import { readTree } from "../git/trees.ts";

export type WorkflowFile = { id: number; path: string; name: string; content: unknown };

const FOLDER = ".github/workflows/";

/** The same number for the same path, always. */
export const workflowId = (path: string): number =>
  createHash("sha256").update(path).digest().readUIntBE(0, 4);

/** The workflow files at a commit. A file that is no YAML is listed under its path, as at GitHub. */
export async function readWorkflows(git: Git, commit: string): Promise<WorkflowFile[]> {
  const entries = await readTree(git, commit, { recursive: false, path: FOLDER });
  const files = entries.filter(({ path, type }) => type === "blob" && /\.ya?ml$/.test(path));
  return Promise.all(
    files.map(async ({ path, sha }) => {
      const content = parsed(await git.text(["cat-file", "blob", sha]));
      const name = field(content, "name");
      return {
        id: workflowId(path),
        path,
        name: typeof name === "string" ? name : path,
        content,
      };
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** Inputs reach the workflow as text. */
const asText = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);

/** The inputs that `on.workflow_dispatch` declares; `undefined` where it has no such trigger. */
export function dispatchInputs(workflow: WorkflowFile): Record<string, unknown> | undefined {
  const on = field(workflow.content, "on");
  const named =
    on === "workflow_dispatch" || (Array.isArray(on) && on.includes("workflow_dispatch"));
  if (named) return {};
  if (typeof on !== "object" || on === null || !Object.hasOwn(on, "workflow_dispatch"))
    return undefined;
  const inputs = field(field(on, "workflow_dispatch"), "inputs");
  return typeof inputs === "object" && inputs !== null ? { ...inputs } : {};
}

/** Defaults where nothing is given; `error` for unknown, missing or wrong ones, in GitHub's words. */
export function checkInputs(
  declared: Record<string, unknown>,
  given: Record<string, unknown>,
): { values: Record<string, unknown> } | { error: string } {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(declared, name));
  if (unknown.length > 0)
    return { error: `Unexpected inputs provided: ${JSON.stringify(unknown)}` };
  const values: Record<string, unknown> = {};
  for (const [name, declaration] of Object.entries(declared)) {
    const value = given[name] ?? field(declaration, "default");
    if (value === undefined && field(declaration, "required") === true)
      return { error: `Required input '${name}' not provided` };
    const options = field(declaration, "options");
    if (
      value !== undefined &&
      Array.isArray(options) &&
      !options.map(asText).includes(asText(value))
    )
      return {
        error: `Provided value '${asText(value)}' for input '${name}' not in the list of allowed values`,
      };
    if (value !== undefined) values[name] = asText(value);
  }
  return { values };
}
