import type { Principal } from "../../contract/tokens.ts";
import { appOf, isAppJwt } from "../apps/app-jwt.ts";
import type { World } from "../world.ts";
import { Problem } from "./problem.ts";

/**
 * Who asks, by `Authorization: token X` or `Bearer X`.
 * https://docs.github.com/rest/authentication/authenticating-to-the-rest-api
 */
export function authenticate(world: World, authorization: string | undefined): Principal {
  if (authorization === undefined) throw new Problem(401, "Requires authentication");
  const token = /^(?:token|bearer)\s+(\S+)$/i.exec(authorization.trim())?.[1];
  if (token !== undefined && isAppJwt(token)) {
    const app = appOf(token, world.repository.settings.apps ?? [], world.clock());
    return { kind: "app", account: world.accounts.byLogin(`${app.slug}[bot]`), app };
  }
  const principal = token === undefined ? undefined : world.tokens.resolve(token);
  if (principal === undefined) throw new Problem(401, "Bad credentials");
  return principal;
}
