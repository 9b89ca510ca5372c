import { isAbsolute, join } from "node:path";
import type { IncomingHttpHeaders } from "node:http";
import type { Asker } from "./asker.ts";
import type { MessagesRequest } from "./messages-request.ts";
import type { JsonObject, JsonValue, ScriptedTurn } from "./script.ts";

// Scripts spell calls in the words of Miyabi's own engine. Claude Code 2.1.330 has other names and
// inputs for the same tools, and reports through a tool of its own; this is the dictionary.

/** Where Claude Code says that it runs: its files have absolute paths. */
const FOLDER = /Primary working directory: (\/[^\\\n"]*)/;
const REPORT = "StructuredOutput";

type Call = ScriptedTurn["tools"][number];

/** Only what is there: an optional input is absent or it has a value. */
const present = (input: { [name: string]: JsonValue | undefined }): JsonObject =>
  Object.fromEntries(
    Object.entries(input).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  );

const DICTIONARY: Readonly<
  Record<string, (input: JsonObject, place: (path: JsonValue | undefined) => JsonValue) => Call>
> = {
  read: ({ path, ...rest }, place) => ({
    name: "Read",
    input: { file_path: place(path), ...rest },
  }),
  write: ({ path, ...rest }, place) => ({
    name: "Write",
    input: { file_path: place(path), ...rest },
  }),
  edit: ({ path, ...rest }, place) => ({
    name: "Edit",
    input: { file_path: place(path), ...rest },
  }),
  glob: ({ pattern, path }, place) => ({
    name: "Glob",
    input: present({ pattern, path: path && place(path) }),
  }),
  grep: ({ pattern, path, glob, ignore_case: ignoreCase }, place) => ({
    name: "Grep",
    input: present({
      ...{ pattern, glob },
      path: path && place(path),
      output_mode: "content",
      "-n": true,
      "-i": ignoreCase,
    }),
  }),
  bash: ({ command, timeout_seconds: seconds }) => ({
    name: "Bash",
    input: present({ command, timeout: typeof seconds === "number" ? seconds * 1_000 : undefined }),
  }),
  finish: (input) => ({ name: REPORT, input }),
};

const namesOf = ({ tools = [] }: MessagesRequest): string[] => tools.map(({ name }) => name);

const isClaudeCode = (request: MessagesRequest): boolean =>
  namesOf(request).includes("Read") && !namesOf(request).includes("read");

/** A turn in which the script's last call would be a report that the request cannot take: its text. */
function said(turn: ScriptedTurn, offered: readonly string[]): ScriptedTurn {
  const finish = turn.tools.find(({ name }) => name === REPORT);
  if (!finish || offered.includes(REPORT)) return turn;
  const summary = finish.input["summary"];
  return {
    ...turn,
    text: [turn.text ?? "", typeof summary === "string" ? summary : "Done."].join("\n").trim(),
    tools: turn.tools.filter((call) => call !== finish),
  };
}

/** The turn in Claude Code's words, where it is Claude Code that asks; calls of other tools stay as they are. */
export function inTheirWords(turn: ScriptedTurn, request: MessagesRequest): ScriptedTurn {
  if (!isClaudeCode(request)) return turn;
  const root = FOLDER.exec(JSON.stringify([request.system, request.messages]))?.[1];
  const place = (path: JsonValue | undefined): JsonValue =>
    typeof path === "string" && root !== undefined && !isAbsolute(path)
      ? join(root, path)
      : (path ?? "");
  const tools = turn.tools.map((call) => DICTIONARY[call.name]?.(call.input, place) ?? call);
  return said({ ...turn, tools }, namesOf(request));
}

/**
 * What Claude Code asks beside the task (a title, a summary of a command) offers no tools, and is
 * answered without using up a turn of the script.
 */
export const sideAnswer = (
  request: MessagesRequest,
  asker: Asker,
  headers: IncomingHttpHeaders,
): ScriptedTurn | undefined =>
  headers["user-agent"]?.startsWith("claude-cli/") &&
  asker.agent === "codegen" &&
  namesOf(request).length === 0
    ? { text: '{"title":"A task"}', tools: [] }
    : undefined;
