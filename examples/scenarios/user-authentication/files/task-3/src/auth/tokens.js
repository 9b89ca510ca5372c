import { createHmac, timingSafeEqual } from "node:crypto";

/** Fewest bytes of a secret: those of the hash (RFC 7518, 3.2). */
export const SECRET_BYTES = 32;

const ISSUER = "notes";
const HEADER = encode({ alg: "HS256", typ: "JWT" });

/**
 * @typedef {object} Tokens
 * @property {(userId: string) => string} issue a token for a user
 * @property {(token: string) => string | undefined} verify id of the user, undefined for a token
 *   that is not ours, was changed or has expired
 */

/**
 * JSON Web Tokens (RFC 7519), signed with HMAC-SHA256.
 *
 * @param {object} options what they are made with
 * @param {string | Buffer} options.secret at least SECRET_BYTES bytes
 * @param {number} [options.lifetimeSeconds] after which a token expires
 * @param {() => number} [options.now] milliseconds since 1970
 * @returns {Tokens} to issue and to verify
 * @throws {RangeError} where the secret is too short
 */
export function createTokens({ secret, lifetimeSeconds = 3600, now = Date.now }) {
  if (Buffer.byteLength(secret) < SECRET_BYTES) {
    throw new RangeError(`the secret for tokens must have at least ${SECRET_BYTES} bytes`);
  }
  const sign = (content) => createHmac("sha256", secret).update(content).digest();
  const seconds = () => Math.floor(now() / 1000);

  return {
    issue: (userId) => {
      const iat = seconds();
      const claims = { iss: ISSUER, sub: userId, iat, exp: iat + lifetimeSeconds };
      const content = `${HEADER}.${encode(claims)}`;
      return `${content}.${sign(content).toString("base64url")}`;
    },
    verify: (token) => {
      const [header, claims, signature, ...rest] = token.split(".");
      // Only the header that we write ourselves: no other algorithm, and above all not "none".
      if (header !== HEADER || signature === undefined || rest.length > 0) return undefined;
      if (!sameBytes(sign(`${header}.${claims}`), Buffer.from(signature, "base64url"))) {
        return undefined;
      }
      const { iss, sub, exp } = JSON.parse(Buffer.from(claims, "base64url").toString("utf8"));
      return iss === ISSUER && seconds() < exp ? sub : undefined;
    },
  };
}

function encode(value) {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function sameBytes(a, b) {
  return a.length === b.length && timingSafeEqual(a, b);
}
