import { createSign } from "node:crypto";
import { z } from "zod";
import { keyOf, text } from "../language/values.ts";
import type { Builtin } from "./builtin.ts";

/** Inputs of v3.2.0 that are no permission, with their defaults. `github-api-url` is the job's. */
const INPUTS: Readonly<Record<string, string>> = {
  "client-id": "",
  "app-id": "",
  "private-key": "",
  owner: "",
  repositories: "",
  "skip-token-revoke": "false",
};
const PERMISSION = /^permission-([a-z-]+)$/;

const Installation = z.object({ id: z.number(), app_slug: z.string() });
const Token = z.object({ token: z.string() });

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Issued a minute ago, against clocks that differ, for nine minutes more. */
function signedToken(issuer: string, privateKey: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = encoded({ iss: issuer, iat: now - 60, exp: now + 540 });
  const unsigned = `${encoded({ alg: "RS256", typ: "JWT" })}.${claims}`;
  const signature = createSign("RSA-SHA256").update(unsigned).sign(privateKey, "base64url");
  return `${unsigned}.${signature}`;
}

const namesIn = (list: string): string[] =>
  list
    .split(/[\n,]+/)
    .map((name) => name.trim())
    .filter((name) => name !== "");

/**
 * A small `actions/create-github-app-token`, as its README and lib/main.js of v3 say: the App signs a token, finds its
 * installation on the repository, and asks for one that holds the named permissions there. It is an output, masked, and
 * is revoked when the job ends. What differs: the action tries a failed request four times, this one once.
 * Inputs that it does not know are errors.
 */
export const appToken: Builtin = async ({ inputs, github, log, addMask, post }) => {
  const permissions: Record<string, string> = {};
  for (const [name, value] of Object.entries(inputs)) {
    const permission = PERMISSION.exec(name.toLowerCase())?.[1];
    if (permission !== undefined) permissions[permission.replaceAll("-", "_")] = value;
    else if (keyOf(INPUTS, name) === undefined)
      throw new Error(
        `actions/create-github-app-token: input '${name}' is not supported on the local stage`,
      );
  }
  const input = (name: string): string => {
    const key = keyOf(inputs, name);
    return key === undefined ? (INPUTS[name] ?? "") : text(inputs[key]);
  };
  const issuer = input("client-id") || input("app-id");
  if (issuer === "") throw new Error("The 'client-id' input must be set to a non-empty string.");
  const privateKey = input("private-key").replaceAll("\\n", "\n");
  if (privateKey.trim() === "")
    throw new Error("The 'private-key' input must be set to a non-empty string.");

  const [ownOwner = "", ownName = ""] = text(github["repository"]).split("/");
  const named = namesIn(input("repositories"));
  if (input("owner") !== "" && named.length === 0)
    throw new Error("a token for all repositories of an owner is not supported on the local stage");
  const owner = input("owner") || ownOwner;
  const repositories = named.length === 0 ? [ownName] : named;

  const ask = async (method: string, path: string, auth: string, body?: object) => {
    const response = await fetch(`${text(github["api_url"])}${path}`, {
      method,
      headers: { authorization: auth, "user-agent": "actions/create-github-app-token" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const reply = await response.text();
    if (response.ok) return reply === "" ? undefined : (JSON.parse(reply) as unknown);
    throw new Error(`${method} ${path}: ${response.status} ${reply}`);
  };

  log(`Creating a token for ${repositories.map((name) => `${owner}/${name}`).join(", ")}`);
  const asApp = `bearer ${signedToken(issuer, privateKey)}`;
  const first = `/repos/${owner}/${repositories[0] ?? ""}/installation`;
  const installation = Installation.parse(await ask("GET", first, asApp));
  const { token } = Token.parse(
    await ask("POST", `/app/installations/${installation.id}/access_tokens`, asApp, {
      repositories,
      ...(Object.keys(permissions).length === 0 ? {} : { permissions }),
    }),
  );
  addMask(token);
  if (input("skip-token-revoke") !== "true")
    post(async () => {
      await ask("DELETE", "/installation/token", `token ${token}`).then(
        () => log("Token revoked"),
        (error: unknown) => log(`##[warning]Token revocation failed: ${String(error)}`),
      );
    });
  return {
    token,
    "installation-id": String(installation.id),
    "app-slug": installation.app_slug,
  };
};
