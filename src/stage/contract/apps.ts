import { SCOPES, type Level, type Permissions, uniform } from "./permissions.ts";

/** As GitHub writes them in an App's settings and in the API: `pull_requests: write`. */
export type AppPermissions = Readonly<Record<string, "read" | "write">>;

/** A GitHub App as its owner registered it. */
export type AppSettings = {
  /** Its account is `<slug>[bot]`. */
  slug: string;
  id: number;
  /** E.g. `Iv23liStage`; what `iss` of its tokens says, or the id. */
  clientId: string;
  /** PEM (SPKI) of the key whose other half signs its tokens. */
  publicKey: string;
  /** On the one repository of the stage; absent: it is not installed there. */
  installation?: { id: number; permissions: AppPermissions };
};

/** The same as a workflow's `permissions:`, which have no word for some of an App's, e.g. `administration`. */
export function workflowPermissions(permissions: AppPermissions): Permissions {
  const entries = SCOPES.map((scope): [string, Level] => [
    scope,
    permissions[scope.replaceAll("-", "_")] ?? "none",
  ]);
  return { ...uniform("none"), ...Object.fromEntries(entries) };
}
