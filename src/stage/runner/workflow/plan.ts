import type { Permissions } from "../../contract/permissions.ts";
import { parseReference } from "../files/reference.ts";
import type { Source, Sources } from "../files/source.ts";
import { field, place } from "../language/tokens.ts";
import { message } from "../language/values.ts";
import { callProblems } from "./call-inputs.ts";
import { excess, excessMessage, parsePermissions } from "./permissions.ts";
import { InvalidFileError } from "./unsupported.ts";
import { type JobSpec, parseWorkflowFile, type WorkflowFile } from "./workflow-file.ts";

/** A workflow with everything that it calls, checked before any job starts. */
export type WorkflowPlan = { file: WorkflowFile; jobs: JobPlan[] };

export type JobPlan = { spec: JobSpec; permissions: Permissions; called?: WorkflowPlan };

/** https://docs.github.com/actions/reference/reusable-workflows-reference#limitations */
const MAX_LEVELS = 10;
const MAX_UNIQUE = 50;

type Caller = { file: WorkflowFile; spec: JobSpec; called: string };

type Search = { sources: Sources; level: number; unique: Set<string> };

const locate = (
  file: WorkflowFile,
  uses: string,
  sources: Sources,
): { source: Source; path: string } => {
  const reference = parseReference(uses);
  switch (reference.kind) {
    case "workspace":
    case "self":
      return { source: file.source, path: reference.path };
    case "remote":
      return {
        source: sources.resolve(reference.repository, reference.ref),
        path: reference.path,
      };
    case "docker":
      throw new Error(`invalid value workflow reference: ${uses}`);
  }
};

const planCall = (
  file: WorkflowFile,
  spec: JobSpec,
  uses: string,
  permissions: Permissions,
  search: Search,
): WorkflowPlan => {
  const fail = (problem: string): never => {
    throw new InvalidFileError(file.path, `${place(spec.token).trim()} ${problem}`.trim());
  };
  if (search.level >= MAX_LEVELS)
    fail(`job '${spec.id}': workflows may be nested at most ${MAX_LEVELS} levels deep`);
  const found = ((): { source: Source; path: string; content: string } => {
    try {
      const { source, path } = locate(file, uses, search.sources);
      const content = source.read(path);
      if (content !== undefined) return { source, path, content };
    } catch (error) {
      return fail(`error parsing called workflow '${uses}': ${message(error)}`);
    }
    return fail(`error parsing called workflow '${uses}': workflow was not found.`);
  })();
  search.unique.add(`${found.source.repository}/${found.path}@${found.source.ref}`);
  if (search.unique.size > MAX_UNIQUE)
    fail(`a run may call at most ${MAX_UNIQUE} unique reusable workflows`);

  const called = parseWorkflowFile(found.source, found.path, found.content);
  if (called.triggers.workflow_call === undefined)
    fail(
      `error parsing called workflow '${uses}': workflow is not reusable as it is missing a 'on.workflow_call' trigger.`,
    );
  const problems = callProblems(spec.token, called);
  if (problems.length > 0) fail(`Error calling workflow '${uses}'. ${problems.join(" ")}`);
  return planWorkflow(
    called,
    permissions,
    { ...search, level: search.level + 1 },
    {
      file,
      spec,
      called: uses,
    },
  );
};

/**
 * Resolves called workflows and the permissions of every job. At the top `permissions:` may say anything;
 * below, a token can only be narrowed (GitHub: "Reusing workflow configurations", permissions).
 */
const planWorkflow = (
  file: WorkflowFile,
  allowed: Permissions,
  search: Search,
  caller?: Caller,
): WorkflowPlan => {
  const narrow = (asked: Permissions, job?: string): Permissions => {
    const beyond = caller === undefined ? undefined : excess(asked, allowed);
    if (caller !== undefined && beyond !== undefined)
      throw new Error(
        excessMessage({
          caller: caller.file.path,
          callerToken: caller.spec.token,
          called: caller.called,
          ...(job === undefined ? {} : { job }),
          excess: beyond,
        }),
      );
    return asked;
  };
  const declared = field(file.root, "permissions");
  const ofWorkflow =
    declared === undefined ? allowed : narrow(parsePermissions(declared, file.path));

  const jobs = file.jobs.map((spec): JobPlan => {
    const own = field(spec.token, "permissions");
    const permissions =
      own === undefined ? ofWorkflow : narrow(parsePermissions(own, file.path), spec.id);
    if (spec.work.kind === "steps") return { spec, permissions };
    return {
      spec,
      permissions,
      called: planCall(file, spec, spec.work.uses, permissions, search),
    };
  });
  return { file, jobs };
};

/** Throws where GitHub would refuse the run, or the stage cannot run it. `defaults`: without `permissions:`. */
export const plan = (file: WorkflowFile, defaults: Permissions, sources: Sources): WorkflowPlan =>
  planWorkflow(file, defaults, { sources, level: 1, unique: new Set() });
