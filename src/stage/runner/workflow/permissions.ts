import {
  covers,
  type Level,
  type Permissions,
  type Scope,
  SCOPES,
  uniform,
} from "../../contract/permissions.ts";
import { pairs, place, scalarText, type TemplateToken } from "../language/tokens.ts";
import { UnsupportedError } from "./unsupported.ts";

const isScope = (name: string): name is Scope => (SCOPES as readonly string[]).includes(name);

/**
 * What GITHUB_TOKEN may do where no `permissions:` is said.
 * https://docs.github.com/actions/reference/authentication-in-a-workflow#permissions-for-the-github_token
 */
export const defaultPermissions = (setting: "read" | "write"): Permissions =>
  setting === "write"
    ? { ...uniform("write"), "id-token": "none", models: "none" }
    : { ...uniform("none"), contents: "read", packages: "read" };

/** Reads `permissions:`; scopes that it does not name are none. */
export const parsePermissions = (token: TemplateToken, file: string): Permissions => {
  const short = scalarText(token);
  if (short === "read-all") return { ...uniform("read"), "id-token": "none" };
  if (short === "write-all") return { ...uniform("write"), models: "read" };
  const named = pairs(token).map(([scope, level]): [Scope, Level] => {
    if (!isScope(scope)) throw new UnsupportedError(`permission '${scope}'`, file, token);
    return [scope, scalarText(level) as Level];
  });
  return { ...uniform("none"), ...Object.fromEntries(named) };
};

export type Excess = { requested: string; allowed: string };

/** What `asked` wants beyond `allowed`, in GitHub's words; undefined where nothing is. */
export const excess = (asked: Permissions, allowed: Permissions): Excess | undefined => {
  const beyond = SCOPES.filter((scope) => !covers(allowed[scope], asked[scope]));
  if (beyond.length === 0) return undefined;
  const list = (levels: Permissions): string =>
    beyond.map((scope) => `${scope}: ${levels[scope]}`).join(", ");
  return { requested: list(asked), allowed: list(allowed) };
};

/** GitHub's message for a called workflow that asks for more than its caller may give. */
export const excessMessage = (options: {
  caller: string;
  callerToken: TemplateToken;
  called: string;
  /** The nested job that asks; undefined where the called workflow itself does. */
  job?: string;
  excess: Excess;
}): string => {
  const who = options.job === undefined ? "The workflow" : `The nested job '${options.job}'`;
  return (
    `The workflow is not valid. ${options.caller}${place(options.callerToken)}: ` +
    `Error calling workflow '${options.called}'. ${who} is requesting '${options.excess.requested}', ` +
    `but is only allowed '${options.excess.allowed}'.`
  );
};
