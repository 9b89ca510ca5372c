import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { ScenarioError } from "../scenario-error.ts";
import { readScenarioFile } from "./scenario-files.ts";
import {
  ScriptFile,
  type JsonObject,
  type JsonValue,
  type Script,
  type ScriptedReply,
  type ScriptedTurn,
} from "./script.ts";
import { parseYamlFile, type YamlPath } from "./yaml-file.ts";

type WrittenReply = ScriptFile["replies"][number];
type WrittenTurn = NonNullable<WrittenReply["turns"]>[number];
type Resolve = (value: JsonValue, path: YamlPath) => Promise<JsonValue>;

/** Drops what is undefined: an optional property is absent or it has a value. */
const defined = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Replaces every `{ file: <path> }` by the text of the file. */
const resolver = (dir: string, where: (path: YamlPath) => string): Resolve => {
  const resolve: Resolve = async (value, path) => {
    if (Array.isArray(value)) {
      return Promise.all(value.map((item, index) => resolve(item, [...path, index])));
    }
    if (!isObject(value)) return value;
    const { file, ...others } = value;
    if (typeof file === "string" && Object.keys(others).length === 0) {
      return readScenarioFile(dir, file).catch((error: unknown) => {
        throw error instanceof ScenarioError
          ? new ScenarioError(`${where(path)}: ${error.message}`)
          : error;
      });
    }
    const entries = Object.entries(value).map(
      async ([name, item]) => [name, await resolve(item, [...path, name])] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  };
  return resolve;
};

/** `write: { path, file }` stands for `write: { path, content: { file } }`. */
const writeWithFile = (name: string, input: JsonObject): JsonObject => {
  const { file, ...others } = input;
  return name === "write" && typeof file === "string" && others["content"] === undefined
    ? { ...others, content: { file } }
    : input;
};

const playableTurn = async (
  turn: WrittenTurn,
  path: YamlPath,
  resolve: Resolve,
): Promise<ScriptedTurn> => {
  const { json, tools = [], finish, text, ...rest } = turn;
  const calls = [...tools, ...(finish ? [{ finish }] : [])].flatMap((entry, index) =>
    Object.entries(entry).map(async ([name, input]) => {
      const at = index < tools.length ? [...path, "tools", index, name] : [...path, "finish"];
      return { name, input: (await resolve(writeWithFile(name, input), at)) as JsonObject };
    }),
  );
  const said = json === undefined ? text : JSON.stringify(json);
  return { ...defined({ ...rest, text: said }), tools: await Promise.all(calls) };
};

const playableReply = async (
  reply: WrittenReply,
  path: YamlPath,
  resolve: Resolve,
): Promise<ScriptedReply> => {
  const { agent, issue, task, attempt, match, anyTool, turns, delayMs, error, ...single } = reply;
  const chosenBy = defined({ agent, issue, task, attempt, contains: match?.contains });
  const answers = turns
    ? turns.map((turn, index) => playableTurn(turn, [...path, "turns", index], resolve))
    : [playableTurn(single, path, resolve)];
  return {
    ...chosenBy,
    ...defined({ delayMs, error }),
    anyTool,
    turns: await Promise.all(answers),
  };
};

const refuseTwins = (replies: ScriptedReply[], where: (path: YamlPath) => string): void => {
  const seen = new Map<string, number>();
  for (const [index, { agent, issue, task, attempt, contains }] of replies.entries()) {
    const conditions = JSON.stringify([agent, issue, task, attempt, contains]);
    const first = seen.get(conditions);
    if (first !== undefined) {
      const here = where(["replies", index]);
      throw new ScenarioError(
        `${here}: this reply is never played: the one at ${where(["replies", first])} has the same conditions; give one an \`attempt\`, or make them \`turns\` of one reply`,
      );
    }
    seen.set(conditions, index);
  }
};

/** Reads `model.yml` of a scenario folder and the files that it names. @throws ScenarioError */
export const loadScript = async (dir: string): Promise<Script> => {
  const file = join(dir, "model.yml");
  const text = await readFile(file, "utf8").catch(() => {
    throw new ScenarioError(
      `${file}: there is no such file; a scenario says in it what the model answers`,
    );
  });
  const schema: z.ZodType<ScriptFile> = ScriptFile;
  const { value, where } = parseYamlFile(file, text, schema);
  const resolve = resolver(dir, where);
  const replies = await Promise.all(
    value.replies.map((reply, index) => playableReply(reply, ["replies", index], resolve)),
  );
  refuseTwins(replies, where);
  return { ...defined({ model: value.model }), replies };
};
