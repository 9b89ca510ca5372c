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
  ["password in a URL", join("postgres://app:", "hunter2hunter2@db.example.com/x")],
  ["secret-looking value", `const apiKey = "${random(32)}";`],
  ["secret-looking value", `  "client_secret": "${random(40)}",`],
  [
    "private key",
    Buffer.from(join("-----BEGIN RSA ", "PRIVATE KEY-----\nMIIE")).toString("base64"),
  ],
  ["private key", Buffer.from(join("-----BEGIN ", "PRIVATE KEY-----\nMIIE")).toString("base64")],
  ["private key", Buffer.from(join("-----BEGIN EC ", "PRIVATE KEY-----\nMIIE")).toString("base64")],
  [
    "private key",
    Buffer.from(join("-----BEGIN OPENSSH ", "PRIVATE KEY-----\nb3")).toString("base64"),
  ],
  [
    "private key",
    Buffer.from(join("-----BEGIN DSA ", "PRIVATE KEY-----\nMIIE")).toString("base64"),
  ],
  [
    "private key",
    Buffer.from(join("-----BEGIN ENCRYPTED ", "PRIVATE KEY-----\nM")).toString("base64"),
  ],
  ["private key", join("-----BEGIN PGP ", "PRIVATE KEY BLOCK-----")],
  ["private key", join('  "private_key": "-----BEGIN ', 'PRIVATE KEY-----\\nMIIE",')],
  ["private key", join("AGE-SECRET", "-KEY-1", random(58).toUpperCase())],
  ["AWS secret key", join("aws_secret_", "access_key = ", random(40))],
  ["AWS secret key", join("AWS_SECRET_", 'ACCESS_KEY="', random(40), '"')],
  ["GitHub token", join("gh", "s_", random(36))],
  ["GitLab token", join("gl", "rt-", random(20))],
  ["Slack token", join("xa", "pp-1-A012-", random(24))],
  ["Discord webhook", join("https://discord.com/api/web", "hooks/123456789012345678/", random(68))],
  ["Telegram token", join("123456789:", "AA", random(33))],
  ["Google client secret", join("GOC", "SPX-", random(28))],
  ["Google access token", join("ya", "29.", random(60))],
  ["Stripe key", join("wh", "sec_", random(32))],
  ["Shopify token", join("shp", "at_", "0f".repeat(16))],
  ["RubyGems key", join("ruby", "gems_", "0f".repeat(24))],
  ["Docker token", join("dckr_", "pat_", random(27))],
  ["Hugging Face token", join("hf", "_", "qWeRtYuIoPaSdFgHjKlZxCvBnMqWeRtYuI")],
  ["Twilio key", join("SK", "0f".repeat(16))],
  ["DigitalOcean token", join("dop_", "v1_", "0f".repeat(32))],
  ["Vault token", join("hv", "s.", random(32))],
  ["Databricks token", join("da", "pi", "0f".repeat(16))],
  ["Azure storage key", join("DefaultEndpointsProtocol=https;Account", "Key=", random(86), "==")],
  ["Azure client secret", join('"abc8', "Q~", random(34), '"')],
  ["credentials of a registry", join("//registry.example.com/:_auth", "Token=", random(36))],
  [
    "credentials of an HTTP request",
    join('headers: { Authorization: "Bear', "er ", random(40), '" }'),
  ],
])("threat 46: finds a %s", (kind, line) => {
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
  [".env.example", "export API_TOKEN="],
  ["deploy/app.ini", "password = "],
  ["config/app.yml", "  clientSecret: "],
  ["app.properties", "db.password="],
  ["prod.tfvars", "api_key="],
  ["Dockerfile", "ENV SIGNING_KEY="],
])("threat 46: finds a value without quotes in %s", (path, start) => {
  const [found] = secretsIn([file(path, `${start}${random(32)}`)]);
  expect(found).toMatchObject({ message: "Looks like a secret: secret-looking value." });
});

test.each([
  "deploy/id_rsa",
  "keys/release.p12",
  "app/upload.jks",
  ".git-credentials",
  ".docker/config.json",
  "home/.aws/credentials",
])("threat 46: %s is refused by its name: of a binary file a diff shows nothing", (path) => {
  expect(secretsIn([{ ...file(path), binary: true }])).toMatchObject([
    { severity: "critical", rule: "miyabi/secret", file: path },
  ]);
});

const HEX = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
test.each([
  ["package-lock.json", '      "integrity": "sha512-x7Kq2Zp9Lw4Rt8Vb3Nm6Yc1Df5Gh0JsQ==",'],
  ["package-lock.json", `    "node_modules/jsonwebtoken": { "version": "9.0.2" },`],
  [
    "yarn.lock",
    `  resolved "https://registry.example.com/js-tokens/-/js-tokens-4.0.0.tgz#${HEX.slice(0, 40)}"`,
  ],
  ["pnpm-lock.yaml", "    resolution: {integrity: sha512-x7Kq2Zp9Lw4Rt8Vb3Nm6Yc1Df5Gh0JsQ==}"],
  ["Cargo.lock", `checksum = "${HEX}"`],
  ["go.sum", "github.com/a/token v1.2.3 h1:x7Kq2Zp9Lw4Rt8Vb3Nm6Yc1Df5Gh0JsQx7Kq2Zp9Lw4="],
  ["uv.lock", `    { url = "https://files.example.com/a.whl", hash = "sha256:${HEX}", size = 1 },`],
  ["poetry.lock", `    {file = "secret-1.0.tar.gz", hash = "sha256:${HEX}"},`],
  ["requirements.txt", `tokenizers==0.1 --hash=sha256:${HEX}`],
  ["test/fixtures/keys.js", `const apiKey = "test-${random(24)}";`],
  ["test/fixtures/keys.js", `const token = "fake_${random(24)}";`],
  ["test/login.test.js", 'const password = "Example-password-123456";'],
  ["test/fixtures/server.p12", "binary"],
  ["k8s/app.yml", "  tokenSecretName: app-token-secret"],
  ["k8s/app.yml", "  password: ${DB_PASSWORD_FROM_1_VAULT}"],
  ["config/app.toml", "token_endpoint = https://login.example.org/oauth2/v2/token"],
  ["src/app.css", ".sk-circle-fade-dot-bouncing-wrapper-element {}"],
  [".npmrc", "//registry.npmjs.org/:_authToken=${NODE_AUTH_TOKEN}"],
  ["src/http.js", "headers: { Authorization: `Bearer ${token}` },"],
  ["certs/ca.pem", "-----BEGIN CERTIFICATE-----"],
  ["certs/ca.yml", Buffer.from("-----BEGIN CERTIFICATE-----\nMIIE").toString("base64")],
  ["certs/ca.yml", Buffer.from("-----BEGIN PUBLIC KEY-----\nMIIE").toString("base64")],
])("threat 46: no alarm over %s: %s", (path, line) => {
  expect(secretsIn([file(path, line)])).toEqual([]);
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

test("threat 39: a hostile line of a megabyte is judged within a second", () => {
  const lines = [
    "a".repeat(1e6),
    "://a:".repeat(2e5),
    "-----BEGIN A".repeat(8e4),
    'token="'.repeat(1e5),
    "authorization: bearer ".repeat(5e4),
    "//a/:_authToken".repeat(6e4),
    `${" ".repeat(5e5)}token${"=".repeat(5e5)}`,
    "a.token-".repeat(1e5),
  ];
  const before = performance.now();
  secretsIn([file("config/a.yml", ...lines)]);
  expect(performance.now() - before).toBeLessThan(1_000);
});

test("entropy tells random text from words", () => {
  expect(entropyOf(random(32))).toBeGreaterThan(4);
  expect(entropyOf("aaaaaaaaaaaaaaaa")).toBe(0);
});
