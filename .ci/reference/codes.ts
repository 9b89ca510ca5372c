import { EXPLANATIONS, type Explanation } from "../../src/core/explanations.ts";
import { USER_ERROR_CODES } from "../../src/core/errors.ts";
import { REASONS } from "../../src/core/result.ts";
import { code, GENERATED, table } from "./table.ts";

const explained: readonly [string, Explanation][] = Object.entries(EXPLANATIONS);
const named = (codes: readonly string[]) =>
  explained.filter(([name]) => codes.includes(name)).sort(([a], [b]) => (a < b ? -1 : 1));

const more = (see: string | undefined): string => {
  const page = see?.replace(/\.md.*$/, "") ?? "";
  return see === undefined ? "" : ` ([${page.replaceAll("-", " ")}](${see}))`;
};

/** For docs/troubleshooting.md: every code, in the order of the alphabet, with what to do. */
export const codesTables = (): string => {
  const rows = (codes: readonly string[]) =>
    named(codes).map(([name, { meaning, next, see }]) => [
      code(name),
      meaning,
      `${next ?? "nothing"}${more(see)}`,
    ]);
  const head = ["code", "what it means", "what to do"];
  return [
    "## Mistakes that you can correct",
    "",
    ...table(head, rows(USER_ERROR_CODES)),
    "## Reasons",
    "",
    ...table(head, rows(REASONS.filter((one) => !USER_ERROR_CODES.some((code) => code === one)))),
  ].join("\n");
};

/** Every code with its sentence and who says it. */
export const codesPage = (): string => {
  const rows = (codes: readonly string[]) =>
    named(codes).map(([name, { meaning, from }]) => [code(name), meaning, from]);
  return [
    GENERATED,
    "",
    "# Codes",
    "",
    "What to do about each: [troubleshooting](../troubleshooting.md), or `miyabi explain CODE`.",
    "",
    "## Reasons",
    "",
    "The output `reason` of every action.",
    "",
    ...table(["reason", "what it means", "from"], rows(REASONS)),
    "## Error codes",
    "",
    "Mistakes that people can correct, in place of a reason where an action or the command could not begin or go on.",
    "",
    ...table(["code", "what it means", "from"], rows(USER_ERROR_CODES)),
  ].join("\n");
};
