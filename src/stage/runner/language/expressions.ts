import { data, Evaluator, Lexer, Parser } from "@actions/expressions";
import type { ExpressionData } from "@actions/expressions/data/expressiondata";
import type { FunctionDefinition } from "@actions/expressions/funcs/info";
import { type Token, TokenType } from "@actions/expressions/lexer";
import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/template-token";
import {
  isBasicExpression,
  isBoolean,
  isMapping,
  isNumber,
  isSequence,
  isString,
} from "@actions/workflow-parser/templates/tokens/type-guards";
import { hashFiles } from "./hash-files.ts";
import { text, textMap, truthy } from "./values.ts";

const CONTEXTS = [
  "github",
  "needs",
  "strategy",
  "matrix",
  "inputs",
  "env",
  "vars",
  "secrets",
  "steps",
  "job",
  "jobs",
  "runner",
] as const;

type ContextName = (typeof CONTEXTS)[number];
export type Contexts = Readonly<Partial<Record<ContextName, unknown>>>;

/** What success(), failure() and cancelled() answer. */
export type StatusAnswers = { success: boolean; failure: boolean; cancelled: boolean };

/** What an expression may see. Which contexts are legal where, the parser has checked before. */
export type Scope = {
  contexts: Contexts;
  status?: StatusAnswers;
  /** Folder of hashFiles(). */
  workspace?: string;
};

const toData = (value: unknown): ExpressionData =>
  JSON.parse(JSON.stringify(value ?? null), data.reviver) as ExpressionData;

const fromData = (value: ExpressionData): unknown =>
  value.kind === data.Kind.Number
    ? value.number()
    : JSON.parse(JSON.stringify(value, data.replacer));

const answer =
  (name: string, value: boolean) =>
  (...args: ExpressionData[]): ExpressionData => {
    if (args.length > 0)
      throw new Error(`${name}() with arguments is not supported on the local stage`);
    return new data.BooleanData(value);
  };

const functionsOf = ({ status, workspace }: Scope): FunctionDefinition[] => {
  const functions: FunctionDefinition[] = [];
  if (status !== undefined)
    for (const [name, value] of Object.entries({ ...status, always: true }))
      functions.push({ name, minArgs: 0, maxArgs: 255, call: answer(name, value) });
  if (workspace !== undefined)
    functions.push({
      name: "hashFiles",
      minArgs: 1,
      maxArgs: 255,
      call: (...patterns) =>
        new data.StringData(
          hashFiles(
            workspace,
            patterns.map((pattern) => pattern.coerceString()),
          ),
        ),
    });
  return functions;
};

/**
 * The lexer (0.3.61) unescapes only the first `''` of a string, which breaks every text with several quotes:
 * `format()` is what the parser makes of them. So strings are read again.
 */
const tokensOf = (expression: string): Token[] =>
  new Lexer(expression)
    .lex()
    .tokens.map((token) =>
      token.type === TokenType.STRING
        ? { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") }
        : token,
    );

/** The value of one expression (without `${{ }}`). */
export const evaluate = (expression: string, scope: Scope): unknown => {
  const functions = functionsOf(scope);
  const tree = new Parser(tokensOf(expression), [...CONTEXTS], functions).parse();
  // Only contexts that are named are converted: `github.event` may be large.
  const source = expression.toLowerCase();
  const contexts = new data.Dictionary(
    ...CONTEXTS.filter((name) => source.includes(name)).map((key) => ({
      key,
      value: toData(scope.contexts[key]),
    })),
  );
  const byName = new Map(functions.map((item) => [item.name.toLowerCase(), item]));
  return fromData(new Evaluator(tree, contexts, byName).evaluate());
};

export const holds = (expression: string, scope: Scope): boolean =>
  truthy(evaluate(expression, scope));

/** The value of a piece of a workflow or action file, its expressions evaluated. */
export const evaluateToken = (token: TemplateToken | undefined, scope: Scope): unknown => {
  if (token === undefined) return undefined;
  if (isBasicExpression(token)) return evaluate(token.expression, scope);
  if (isMapping(token)) {
    const result: Record<string, unknown> = {};
    for (const { key, value } of token) {
      if (key.isExpression && !isBasicExpression(key))
        throw new Error("The insert expression is not supported on the local stage");
      result[text(evaluateToken(key, scope))] = evaluateToken(value, scope);
    }
    return result;
  }
  if (isSequence(token)) return [...token].map((item) => evaluateToken(item, scope));
  if (isString(token) || isNumber(token) || isBoolean(token)) return token.value;
  return null;
};

export const evaluateText = (token: TemplateToken | undefined, scope: Scope): string =>
  text(evaluateToken(token, scope));

export const evaluateTextMap = (
  token: TemplateToken | undefined,
  scope: Scope,
): Record<string, string> => textMap(evaluateToken(token, scope));
