import type { FileDiff } from "../../../src/core/diff.ts";
import { entropyOf, secretsIn } from "../../../src/core/review/secrets-scan.ts";

const file = (path: string, ...lines: string[]): FileDiff => ({
  path,
  status: "changed",
  binary: false,
  added: lines.map((text, index) => ({ line: index + 1, text })),
  removed: [],
});
const random = (length: number): string =>
  "x7Kq2Zp9Lw4Rt8Vb3Nm6Yc1Df5Gh0Js".repeat(20).slice(0, length);
/** Written in two parts, so that this very file holds no secret for other scanners. */
const join = (...parts: string[]): string => parts.join("");

test.each([
  ["private key", join("-----BEGIN RSA ", "PRIVATE KEY-----")],
  ["private key", join("-----BEGIN ", "PRIVATE KEY-----")],
  ["private key", join("-----BEGIN OPENSSH ", "PRIVATE KEY-----")],
  ["AWS access key", join("AK", "IAIOSFODNN7EXAMPLE")],
  ["GitHub token", join("gh", "p_", random(36))],
  ["GitHub token", join("github_", "pat_", random(60))],
  ["Anthropic key", join("sk-", "ant-api03-", random(40))],
  ["OpenAI key", join("sk-", "proj-", random(48))],
  ["Slack token", join("xo", "xb-1234567890-", random(24))],
  ["Google API key", join("AI", "za", random(35))],
  ["Stripe key", join("sk_", "live_", random(24))],
  ["npm token", join("np", "m_", random(36))],
  ["GitLab token", join("gl", "pat-", random(20))],
  ["password in a URL", "postgres://app:hunter2hunter2@db.example.com/x"],
  ["secret-looking value", `const apiKey = "${random(32)}";`],
  ["secret-looking value", `  "client_secret": "${random(40)}",`],
])("finds a %s", (kind, line) => {
  const [found] = secretsIn([file("src/a.js", "const x = 1;", line)]);
  expect(found).toMatchObject({
    part: "security",
    severity: "critical",
    rule: "miyabi/secret",
    file: "src/a.js",
    line: 2,
    message: `Looks like a secret: ${kind}.`,
  });
  expect(JSON.stringify(found)).not.toContain(random(16));
});

test.each([
  "const token = process.env.GITHUB_TOKEN;",
  'const password = "correct horse battery staple";',
  'const apiKey = "your-api-key-goes-here-123456";',
  'const secret = "xxxxxxxxxxxxxxxxxxxxxxxx";',
  'token: "${{ secrets.GITHUB_TOKEN }}"',
  'const tokenEndpoint = "/api/v1/authentication/token";',
  "postgres://user:${PASSWORD}@localhost/db",
  '"integrity": "sha512-abcdef0123456789abcdef0123456789abcdef0123456789=="',
  "import { createHmac } from 'node:crypto';",
  'const passwordField = "currentPasswordInput";',
])("leaves alone: %s", (line) => {
  expect(secretsIn([file("src/a.js", line)])).toEqual([]);
});

test.each([
  [".env", true],
  ["config/.env.production", true],
  [".env.example", false],
  ["src/env.js", false],
])("an environment file %s is one: %s", (path, found) => {
  expect(secretsIn([file(path, "PORT=3000")]).length > 0).toBe(found);
});

test("what a deletion removes is no finding", () => {
  expect(secretsIn([{ ...file(".env", "A=1"), status: "deleted" }])).toEqual([]);
});

test("a hostile line of a megabyte is judged within a second", () => {
  const lines = [
    "a".repeat(1e6),
    "://a:".repeat(2e5),
    "-----BEGIN A".repeat(8e4),
    'token="'.repeat(1e5),
  ];
  const before = performance.now();
  secretsIn([file("src/a.js", ...lines)]);
  expect(performance.now() - before).toBeLessThan(1_000);
});

test("entropy tells random text from words", () => {
  expect(entropyOf(random(32))).toBeGreaterThan(4);
  expect(entropyOf("aaaaaaaaaaaaaaaa")).toBe(0);
});
