import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { createTokens } from "../../src/auth/tokens.js";

const SECRET = "s".repeat(32);
const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const signed = (header, claims) => {
  const content = `${encode(header)}.${encode(claims)}`;
  return `${content}.${createHmac("sha256", SECRET).update(content).digest("base64url")}`;
};

test("a token names its user until it expires", () => {
  let time = 1_000_000;
  const tokens = createTokens({ secret: SECRET, lifetimeSeconds: 60, now: () => time });
  const token = tokens.issue("ann");
  assert.equal(tokens.verify(token), "ann");
  time += 59_000;
  assert.equal(tokens.verify(token), "ann");
  time += 1_000;
  assert.equal(tokens.verify(token), undefined);
});

test("a token has the claims of RFC 7519", () => {
  const [header, claims] = createTokens({ secret: SECRET, now: () => 5_000 })
    .issue("ann")
    .split(".")
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, "base64url").toString("utf8")));
  assert.deepEqual(header, { alg: "HS256", typ: "JWT" });
  assert.deepEqual(claims, { iss: "notes", sub: "ann", iat: 5, exp: 3605 });
});

test("a token that was changed, cut or signed by others names nobody", () => {
  const { issue, verify } = createTokens({ secret: SECRET });
  const [header, claims, signature] = issue("ann").split(".");
  const forged = encode({ iss: "notes", sub: "bob", exp: 9e9 });
  const wrong = [
    "",
    "a.b",
    `${header}.${claims}`,
    `${header}.${claims}.`,
    `${header}.${forged}.${signature}`,
    `${header}.${claims}.${signature}.x`,
    `${encode({ alg: "none", typ: "JWT" })}.${forged}.`,
    createTokens({ secret: "t".repeat(32) }).issue("ann"),
  ];
  for (const token of wrong) assert.equal(verify(token), undefined, token);
});

test("a token with another algorithm or issuer names nobody, though its signature fits", () => {
  const { verify } = createTokens({ secret: SECRET });
  const exp = 9e9;
  const ours = { alg: "HS256", typ: "JWT" };
  assert.equal(verify(signed(ours, { iss: "notes", sub: "ann", exp })), "ann");
  assert.equal(verify(signed({ alg: "none" }, { iss: "notes", sub: "ann", exp })), undefined);
  assert.equal(verify(signed(ours, { iss: "others", sub: "ann", exp })), undefined);
  assert.equal(verify(signed(ours, { iss: "notes", sub: "ann" })), undefined);
});

test("a short secret is refused", () => {
  assert.throws(() => createTokens({ secret: "short" }), RangeError);
});
