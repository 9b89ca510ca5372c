import type { EventsConfig, WorkflowJob } from "@actions/workflow-parser/model/workflow-template";
import type { Source } from "../files/source.ts";
import {
  convertJobs,
  convertOn,
  NoOperationTraceWriter,
  parseWorkflow,
} from "../language/parser.ts";
import { field, place, stringField, type TemplateToken } from "../language/tokens.ts";
import { conditionOf } from "./condition.ts";
import { type StepSpec, stepSpecs } from "./steps.ts";
import { InvalidFileError, UnsupportedError } from "./unsupported.ts";

export type JobSpec = {
  id: string;
  /** The job's mapping, for everything that may hold expressions. */
  token: TemplateToken;
  needs: string[];
  /** An expression; success() where the file says nothing. */
  condition: string;
  work: { kind: "steps"; steps: StepSpec[] } | { kind: "call"; uses: string };
};

/** A workflow file, parsed and checked by GitHub's own parser. */
export type WorkflowFile = {
  path: string;
  source: Source;
  /** `name:`, undefined without one. */
  name: string | undefined;
  triggers: EventsConfig;
  root: TemplateToken;
  jobs: JobSpec[];
};

const jobSpec = (job: WorkflowJob, token: TemplateToken, file: string): JobSpec => {
  for (const key of ["container", "services", "snapshot"])
    if (field(token, key) !== undefined)
      throw new UnsupportedError(`'${key}' of job '${job.id.value}'`, file, field(token, key));
  return {
    id: job.id.value,
    token,
    needs: (job.needs ?? []).map((need) => need.value),
    condition: conditionOf(job.if.expression, file, token),
    work:
      job.type === "reusableWorkflowJob"
        ? { kind: "call", uses: job.ref.value }
        : { kind: "steps", steps: stepSpecs(job.steps, field(token, "steps"), file) },
  };
};

/** Parses a workflow file. Throws InvalidFileError or UnsupportedError. */
export const parseWorkflowFile = (source: Source, path: string, content: string): WorkflowFile => {
  const { context, value: root } = parseWorkflow(
    { name: path, content },
    new NoOperationTraceWriter(),
  );
  const check = (): void => {
    const errors = context.errors.getErrors();
    if (errors.length > 0)
      throw new InvalidFileError(path, errors.map((e) => e.message).join("; "));
  };
  check();
  const on = field(root, "on");
  const jobTokens = field(root, "jobs");
  if (root === undefined || on === undefined || jobTokens === undefined)
    throw new InvalidFileError(path, "'on' and 'jobs' are required");
  const triggers = convertOn(context, on);
  const jobs = convertJobs(context, jobTokens);
  check();

  return {
    path,
    source,
    name: stringField(root, "name"),
    triggers,
    root,
    jobs: jobs.map((job) => {
      const token = field(jobTokens, job.id.value);
      if (token === undefined)
        throw new InvalidFileError(path + place(jobTokens), `job '${job.id.value}'`);
      return jobSpec(job, token, path);
    }),
  };
};

/** `owner/repo/.github/workflows/x.yml@ref`, the value of GITHUB_WORKFLOW_REF. */
export const workflowRef = (file: WorkflowFile): string =>
  `${file.source.repository}/${file.path}@${file.source.ref}`;
