import { convertActionTemplate, NoOperationTraceWriter, parseAction } from "../language/parser.ts";
import { field, pairs, stringField, type TemplateToken } from "../language/tokens.ts";
import { type StepSpec, stepSpecs } from "./steps.ts";
import { UnsupportedError } from "./unsupported.ts";

export type ActionInput = {
  id: string;
  default: TemplateToken | undefined;
  deprecationMessage: string | undefined;
};

export type NodeRuns = {
  kind: "node";
  /** `node24` or `node20`. */
  using: string;
  main: string;
  pre?: string;
  preIf: string;
  post?: string;
  postIf: string;
};

export type ActionFile = {
  name: string;
  inputs: ActionInput[];
  outputs: [string, TemplateToken | undefined][];
  runs: NodeRuns | { kind: "composite"; steps: StepSpec[] };
};

/** Parses an action.yml. `file` is how messages name it. */
export const parseActionFile = (file: string, content: string): ActionFile => {
  const { context, value: root } = parseAction(
    { name: file, content },
    new NoOperationTraceWriter(),
  );
  const check = (): void => {
    const errors = context.errors.getErrors();
    if (errors.length > 0) throw new Error(`${file}: ${errors.map((e) => e.message).join("; ")}`);
  };
  check();
  if (root === undefined) throw new Error(`${file}: the file is empty`);
  const template = convertActionTemplate(context, root);
  check();

  const runs = field(root, "runs");
  const shared = {
    name: template.name,
    inputs: pairs(field(root, "inputs")).map(([id, input]) => ({
      id,
      default: field(input, "default"),
      deprecationMessage: stringField(input, "deprecationMessage"),
    })),
    outputs: pairs(field(root, "outputs")).map(([id, output]): ActionFile["outputs"][number] => [
      id,
      field(output, "value"),
    ]),
  };
  switch (template.runs.using) {
    case "composite":
      return {
        ...shared,
        runs: {
          kind: "composite",
          steps: stepSpecs(template.runs.steps, field(runs, "steps"), file),
        },
      };
    case "node24":
    case "node20": {
      const { using, main, pre, post } = template.runs;
      return {
        ...shared,
        runs: {
          kind: "node",
          using,
          main,
          ...(pre === undefined ? {} : { pre }),
          preIf: stringField(runs, "pre-if") ?? "always()",
          ...(post === undefined ? {} : { post }),
          postIf: stringField(runs, "post-if") ?? "always()",
        },
      };
    }
    case "node12":
    case "node16":
    case "docker":
      throw new UnsupportedError(
        `'runs.using: ${template.runs.using}'`,
        file,
        field(runs, "using"),
      );
  }
};
