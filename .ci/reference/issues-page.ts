import { LABELS } from "../../src/core/issue/labels.ts";
import { COMMANDS } from "../../src/core/people/command.ts";
import { code, GENERATED, table } from "./table.ts";

const EVERYBODY = "everybody with write access, and the bots that `bots` or `approvers` names";

const commands = Object.values(COMMANDS).map(({ form, who = EVERYBODY, when, does }) => ({
  command: code(`/miyabi ${form}`),
  who,
  when,
  does,
}));

/** For docs/people.md, which says in its own words who may. */
export const commandsTable = (): string =>
  table(
    ["command", "when", "what comes next"],
    commands.map(({ command, when, does }) => [command, when, does]),
  ).join("\n");

/** Every label that Miyabi reads or writes, and every command. */
export const issuesPage = (): string =>
  [
    GENERATED,
    "",
    "# Labels and commands",
    "",
    "How people and Miyabi talk on an issue: [gates and commands](../people.md).",
    "",
    "## Commands",
    "",
    "On the first line of a new comment.",
    "",
    ...table(
      ["command", "who may", "when", "what comes next"],
      commands.map(({ command, who, when, does }) => [command, who, when, does]),
    ),
    "## Labels",
    "",
    "`miyabi init --labels` makes them; otherwise each is made when it is first needed. A label of yours that differs by a leading",
    "emoji alone counts as the same. Of `state:`, `type:`, `priority:`, `severity:`, `security:`, `quality:` and `estimated:` an issue",
    "has one at a time. `estimated:8h` and the like, in grey, are made as needed: the hours of the analysis.",
    "",
    ...table(
      ["label", "colour", "meaning"],
      LABELS.map(({ name, color, meaning }) => [code(name), code(`#${color}`), meaning]),
    ),
  ].join("\n");
