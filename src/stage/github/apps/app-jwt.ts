import { createPublicKey, verify } from "node:crypto";
import { z } from "zod";
import type { AppSettings } from "../../contract/apps.ts";
import { Problem } from "../http/problem.ts";

const Header = z.object({ alg: z.literal("RS256") });
const Claims = z.object({
  /** Client id, or the App's id as text or number. */
  iss: z.union([z.string(), z.number()]).transform(String),
  /** Seconds since 1970. */
  iat: z.number().int(),
  exp: z.number().int(),
});

const LONGEST_SECONDS = 600;

/** Three parts, the first a JSON object in base64url. */
export const isAppJwt = (token: string): boolean => /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(token);

const undecodable = (): Problem => new Problem(401, "A JSON web token could not be decoded");

function part<T>(schema: z.ZodType<T>, text: string | undefined): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(text ?? "", "base64url").toString("utf8")));
  } catch {
    throw undecodable();
  }
}

/**
 * The App that signed the token: RS256, at most ten minutes, not issued in the future.
 * https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 */
export function appOf(token: string, apps: readonly AppSettings[], now: Date): AppSettings {
  const [header, claims, signature = ""] = token.split(".");
  part(Header, header);
  const { iss, iat, exp } = part(Claims, claims);
  const app = apps.find(({ clientId, id }) => clientId === iss || String(id) === iss);
  if (app === undefined) throw new Problem(404, "Integration not found");
  const signed = Buffer.from(`${header}.${claims}`);
  const key = createPublicKey(app.publicKey);
  if (!verify("RSA-SHA256", signed, key, Buffer.from(signature, "base64url"))) throw undecodable();
  const seconds = Math.floor(now.getTime() / 1000);
  if (exp > seconds + LONGEST_SECONDS)
    throw new Problem(401, "'Expiration time' claim ('exp') is too far in the future");
  if (exp <= seconds)
    throw new Problem(401, "'Expiration time' claim ('exp') must be in the future");
  if (iat > seconds)
    throw new Problem(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  return app;
}
