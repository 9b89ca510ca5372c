import type { Principal, Tokens } from "../../contract/tokens.ts";
import { Problem } from "./problem.ts";

/**
 * Who asks, by `Authorization: token X` or `Bearer X`.
 * https://docs.github.com/rest/authentication/authenticating-to-the-rest-api
 */
export function authenticate(tokens: Tokens, authorization: string | undefined): Principal {
  if (authorization === undefined) throw new Problem(401, "Requires authentication");
  const token = /^(?:token|bearer)\s+(\S+)$/i.exec(authorization.trim())?.[1];
  const principal = token === undefined ? undefined : tokens.resolve(token);
  if (principal === undefined) throw new Problem(401, "Bad credentials");
  return principal;
}
