import { Argument, Command } from "commander";
import { UserError } from "../core/errors.ts";
import { EXPLANATIONS, type Explanation } from "../core/explanations.ts";
import { nearestName } from "../core/nearest-name.ts";

const codes = new Map<string, Explanation>(Object.entries(EXPLANATIONS));

/** @throws UserError invalid_input for a word that is no code */
function explained(code: string): string {
  const found = codes.get(code);
  if (found !== undefined) {
    const { from, meaning, next, see } = found;
    return [
      `${code} (${from})`,
      `  What it means: ${meaning}.`,
      `  What to do: ${next ?? "nothing"}.`,
      ...(see === undefined ? [] : [`  More: docs/${see}`]),
    ].join("\n");
  }
  const near = nearestName(code, [...codes.keys()]);
  throw new UserError(
    "invalid_input",
    `There is no such code.${near === undefined ? "" : ` Did you mean ${near}?`} docs/troubleshooting.md lists them all.`,
  );
}

/** `miyabi explain CODE`: what a reason or an error code means, and what to do. */
export const explainCommand = (print: (text: string) => void): Command =>
  new Command("explain")
    .description("Says what a code means that a run ended with, and what to do")
    .addArgument(new Argument("<code>", "a reason or an error code, e.g. no_sandbox"))
    .action((code: string) => print(`${explained(code)}\n`));
