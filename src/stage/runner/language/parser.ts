import { allowJsonImports } from "./json-imports.ts";

// The hook must be in place before the parser's modules are even loaded: hence no static import here. One
// after the other: jest on Node 20 stumbles over modules that two imports at a time share.
allowJsonImports();

/**
 * GitHub's own parser of workflow and action files (github.com/actions/languageservices).
 * `convertJobs` and `convertOn` are the synchronous halves of its `convertWorkflowTemplate`.
 */
export const { parseWorkflow, NoOperationTraceWriter } = await import("@actions/workflow-parser");
export const { parseAction } = await import("@actions/workflow-parser/actions/action-parser");
export const { convertActionTemplate } =
  await import("@actions/workflow-parser/actions/action-template");
export const { convertJobs } = await import("@actions/workflow-parser/model/converter/jobs");
export const { convertOn } = await import("@actions/workflow-parser/model/converter/events");
