import type { Annotation } from "../../../../src/stage/contract/runs.ts";
import { JobLog } from "../../../../src/stage/runner/job/job-log.ts";
import { Masks } from "../../../../src/stage/runner/job/masks.ts";
import { StepOutput } from "../../../../src/stage/runner/job/step-output.ts";

const feed = (lines: string[], debug = false) => {
  const log: string[] = [];
  const annotations: Annotation[] = [];
  const masks = new Masks();
  const jobLog = new JobLog({
    masks,
    onLine: (line) => log.push(line),
    onAnnotation: (annotation) => annotations.push(annotation),
  });
  const output = new StepOutput({ log: jobLog, masks, debug });
  for (const line of lines) output.line(line);
  return { log, annotations, output };
};

test("annotations with their place; leading white space and ##[ are obeyed", () => {
  const { annotations } = feed([
    "::error file=a%2Cb.ts,line=3,title=T%3A1::bad%0Athing 100%25",
    "   ::warning::careful",
    "text before ##[notice]fyi",
    "not ::error:: at the start",
    "::unknown::x",
  ]);
  expect(annotations).toEqual([
    { level: "error", message: "bad\nthing 100%", file: "a,b.ts", line: 3, title: "T:1" },
    { level: "warning", message: "careful" },
    { level: "notice", message: "fyi" },
  ]);
});

test("add-mask hides from then on, each line of it, and never shows itself", () => {
  const { log, annotations } = feed([
    "::add-mask::top%0Ahush",
    "a hush on top",
    "::add-mask::",
    "::error::hush",
  ]);
  expect(log).toContain("::add-mask::***");
  expect(log).toContain("a *** on ***");
  expect(annotations.map((item) => item.message)).toEqual([
    "Can't add secret mask for empty string in ##[add-mask] command.",
    "***",
  ]);
});

test("set-output works with a warning, set-env and add-path fail the step", () => {
  const { output, annotations } = feed(["::set-output name=x::1"]);
  expect(output.outputs).toEqual({ x: "1" });
  expect(output.failed).toBe(false);
  expect(annotations[0]?.message).toContain("The `set-output` command is deprecated");
  expect(feed(["::set-env name=x::1"]).output.failed).toBe(true);
  expect(feed(["::add-path::/x"]).output.failed).toBe(true);
});

test("stop-commands until the token comes again", () => {
  const { annotations, log } = feed([
    "::stop-commands::tok1",
    "::error::no",
    "::tok1::",
    "::error::yes",
  ]);
  expect(annotations.map((item) => item.message)).toEqual(["yes"]);
  expect(log).toContain("::error::no");
  expect(feed(["::stop-commands::error"]).output.failed).toBe(true);
});

test("groups are shown, debug only when asked for", () => {
  expect(feed(["::group::G", "in", "::endgroup::", "::debug::d"]).log).toEqual([
    "##[group]G",
    "in",
    "##[endgroup]",
  ]);
  expect(feed(["::debug::d"], true).log).toEqual(["##[debug]d"]);
});
