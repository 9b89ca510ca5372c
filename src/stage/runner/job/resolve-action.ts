import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseReference } from "../files/reference.ts";
import type { Source } from "../files/source.ts";
import { type ActionFile, parseActionFile } from "../workflow/action-file.ts";
import type { ResolvedAction, StepScope } from "./job-frame.ts";

const MANIFESTS = ["action.yml", "action.yaml"];

const load = (dir: string, missing: string): { file: ActionFile } => {
  const manifest = MANIFESTS.map((name) => join(dir, name)).find((path) => existsSync(path));
  if (manifest === undefined) throw new Error(missing);
  return { file: parseActionFile(manifest, readFileSync(manifest, "utf8")) };
};

/**
 * Finds the action of a `uses:` step.
 * `./` is read from the workspace when the step runs; everything else is resolved before the first step.
 */
export const resolveAction = async (scope: StepScope, uses: string): Promise<ResolvedAction> => {
  const { frame, origin } = scope;
  const reference = parseReference(uses);
  const from = async (source: Source, path: string): Promise<ResolvedAction> => {
    const dir = join(await source.folder(), path);
    const missing = `Can't find 'action.yml' or 'action.yaml' under '${uses}' (${source.repository}@${source.ref}).`;
    return {
      kind: "action",
      uses,
      dir,
      ...load(dir, missing),
      origin: source,
      repository: source.repository,
      ref: source.ref,
      state: {},
    };
  };
  switch (reference.kind) {
    case "workspace": {
      const dir = join(frame.folders.workspace, reference.path);
      // Runner.Worker/ActionManager.cs
      const missing =
        `Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${dir}'. ` +
        "Did you forget to run actions/checkout before running your local action?";
      return {
        kind: "action",
        uses,
        dir,
        ...load(dir, missing),
        origin,
        repository: "",
        ref: "",
        state: {},
      };
    }
    case "self":
      return from(origin, reference.path);
    case "remote":
      if (reference.path === "") {
        const builtin = frame.builtins[reference.repository.toLowerCase()];
        if (builtin !== undefined) return { kind: "builtin", uses, builtin };
      }
      return from(frame.sources.resolve(reference.repository, reference.ref), reference.path);
    case "docker":
      throw new Error(`'uses: ${uses}' is not supported on the local stage`);
  }
};
