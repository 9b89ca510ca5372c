import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/template-token";
import {
  isMapping,
  isScalar,
  isSequence,
  isString,
} from "@actions/workflow-parser/templates/tokens/type-guards";

export type { TemplateToken };

/** The value under `key`, where `token` is a mapping that has it. */
export const field = (token: TemplateToken | undefined, key: string): TemplateToken | undefined =>
  token !== undefined && isMapping(token) ? token.find(key) : undefined;

/** The plain string under `key`. */
export const stringField = (token: TemplateToken | undefined, key: string): string | undefined => {
  const value = field(token, key);
  return value !== undefined && isString(value) ? value.value : undefined;
};

/** A scalar as it is written (an expression with its `${{ }}`); "" for anything else. */
export const scalarText = (token: TemplateToken | undefined): string =>
  token !== undefined && isScalar(token) ? token.toString() : "";

/** Keys and values of a mapping; nothing for anything else. */
export const pairs = (token: TemplateToken | undefined): [string, TemplateToken][] =>
  token !== undefined && isMapping(token)
    ? [...token].map(({ key, value }) => [key.toString(), value])
    : [];

export const items = (token: TemplateToken | undefined): TemplateToken[] =>
  token !== undefined && isSequence(token) ? [...token] : [];

/** `(Line: 3, Col: 5)`, as GitHub names a place in a file. */
export const place = (token: TemplateToken | undefined): string =>
  token?.line === undefined ? "" : ` (Line: ${token.line}, Col: ${token.col ?? 1})`;
