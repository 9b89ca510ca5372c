import type { Argument, Command, Option } from "commander";
import { miyabiProgram } from "../../src/cli/program.ts";
import { code, GENERATED, table } from "./table.ts";

const nothing = (): void => undefined;

const defaultOf = ({ defaultValue, defaultValueDescription }: Argument | Option): string => {
  if (defaultValueDescription !== undefined) return defaultValueDescription;
  // `--no-x` has true as its default, which says nothing.
  return typeof defaultValue === "string" || typeof defaultValue === "number"
    ? code(String(defaultValue))
    : "";
};

const withChoices = (text: string, choices: readonly string[] | undefined): string =>
  choices === undefined ? text : `${text}: ${choices.map(code).join(", ")}`;

function section(command: Command, path: string): string[] {
  const name = `${path} ${command.name()}`;
  const args = command.registeredArguments.map((argument) => [
    code(argument.required ? `<${argument.name()}>` : `[${argument.name()}]`),
    withChoices(argument.description, argument.argChoices),
    argument.required ? "needed" : defaultOf(argument),
  ]);
  const options = command.options.map((option) => [
    code(option.flags),
    withChoices(option.description, option.argChoices),
    option.mandatory ? "needed" : defaultOf(option),
  ]);
  return [
    `## ${name}`,
    "",
    `${command.description()}.`,
    "",
    ...table(["argument or option", "meaning", "default"], [...args, ...options]),
    ...command.commands.flatMap((sub) => section(sub, name)),
  ];
}

/** Every command with its arguments and options, as the program itself has them. */
export const commandLinePage = (): string =>
  [
    GENERATED,
    "",
    "# Command line",
    "",
    "What each command is for and what it prints, and the exit codes: [the command](../cli.md). Each takes `--help` as well.",
    "",
    ...miyabiProgram({ report: nothing, print: nothing }).commands.flatMap((command) =>
      section(command, "miyabi"),
    ),
  ].join("\n");
