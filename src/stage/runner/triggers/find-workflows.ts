import type { StageEvent } from "../../contract/events.ts";
import type { Source } from "../files/source.ts";
import { message } from "../language/values.ts";
import { DispatchRefusedError } from "../workflow/dispatch-inputs.ts";
import { parseWorkflowFile, type WorkflowFile } from "../workflow/workflow-file.ts";
import { wants } from "./triggers.ts";

/** A workflow file that an event starts, or one that cannot be understood. */
export type Found = { path: string } & (
  { kind: "workflow"; file: WorkflowFile } | { kind: "invalid"; error: string }
);

const isNamed = (path: string, name: string): boolean => path === name || path.endsWith(`/${name}`);

/**
 * The workflow files of a commit that want an event. A file that does not parse is found for every event:
 * what it wants is not known, and GitHub too shows a failed run for it.
 */
export const findWorkflows = (options: {
  event: StageEvent;
  source: Source;
  /** Paths in `.github/workflows`. */
  paths: readonly string[];
  changed: () => readonly string[];
}): Found[] => {
  const { event, source, changed } = options;
  const { workflow } = event;
  const paths = options.paths.filter(
    (path) => /\.ya?ml$/.test(path) && (workflow === undefined || isNamed(path, workflow)),
  );
  if (event.name === "workflow_dispatch" && (workflow === undefined || paths.length === 0))
    throw new DispatchRefusedError(`Workflow '${workflow ?? ""}' was not found`);

  return paths.flatMap((path): Found[] => {
    try {
      const file = parseWorkflowFile(source, path, source.read(path) ?? "");
      // A dispatch names its file; whether that can be dispatched, its inputs say.
      const wanted = event.name === "workflow_dispatch" || wants(file.triggers, event, changed);
      return wanted ? [{ path, kind: "workflow", file }] : [];
    } catch (error) {
      return [{ path, kind: "invalid", error: message(error) }];
    }
  });
};
