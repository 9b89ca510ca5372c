import { readdir } from "node:fs/promises";
import { needing } from "../needing.ts";
import type { Tree } from "../tree.ts";
import { advisory, osv } from "./osv.ts";
import { pythonTree, wheel, wheelLine, type Held } from "./python-tree.ts";

const TEST = (version: string): string => `import unittest
import shop
class T(unittest.TestCase):
    def test_version(self):
        self.assertEqual(shop.VALUE, "${version}")
    def test_wrong(self):
        self.assertTrue(shop.VALUE > "1.5")
    @unittest.skip("later")
    def test_later(self):
        pass
`;
const project = (version: string): Record<string, string | Uint8Array> => ({
  "requirements.txt": wheelLine("shop", version),
  ...wheel("shop", version),
  "tests/test_shop.py": TEST(version),
});

/** Making a virtual environment takes seconds, and some of these make two. */
const withTime =
  (...tools: Parameters<typeof needing>) =>
  (name: string, body: () => Promise<void>): void =>
    needing(...tools)(name, body, 120_000);

let tree: Tree | undefined;
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
  for (const close of closing.splice(0)) await close();
});
const make = async (files: Record<string, string | Uint8Array>, held?: Held): Promise<Tree> =>
  (tree = await pythonTree(files, held));

withTime("python3")(
  "packages are installed outside of the tree, once for each state of the manifests; without pytest the tests run by unittest",
  async () => {
    const { toolchain, checked, put, path } = await make(project("1.0"));
    const before = await readdir(path, { recursive: true });
    const tools = await toolchain();
    expect(await tools.tests(checked())).toMatchObject({
      kind: "known",
      passed: 1,
      failed: 1,
      failures: [
        { name: expect.stringContaining("test_wrong") as unknown, file: "tests/test_shop.py" },
      ],
    });
    const installs = () => tools.commands.filter((line) => line.includes(" -m venv ")).length;
    await tools.tests(checked());
    expect(installs()).toBe(1);
    expect(await readdir(path, { recursive: true })).toEqual(before);
    await put(project("2.0"));
    expect(await tools.tests(checked())).toMatchObject({ kind: "known", passed: 2, failed: 0 });
    expect(installs()).toBe(2);
  },
);

withTime("uv")("uv installs where it is there", async () => {
  const { toolchain, checked } = await make(project("2.0"), {});
  const tools = await toolchain();
  expect(await tools.tests(checked())).toMatchObject({ kind: "known", passed: 2, failed: 0 });
  expect(tools.commands.join("\n")).toMatch(
    /^uv venv .*\nuv pip install .* -r requirements\.txt$/m,
  );
});

withTime("python3")("packages that cannot be installed make tests and audit unknown", async () => {
  const { toolchain, checked } = await make({ "requirements.txt": "shop==1.0\n" });
  const tools = await toolchain();
  expect(await tools.audit(checked())).toMatchObject({
    kind: "unknown",
    reason: expect.stringContaining("No matching distribution found for shop==1.0") as unknown,
  });
  expect(await tools.check(checked())).toMatchObject({ ok: false });
});

withTime("python3")("a lock file without its tool is unknown, not installed by guess", async () => {
  const { toolchain, checked } = await make({
    "pyproject.toml": '[project]\nname = "app"\nversion = "1"\ndependencies = ["shop"]\n',
    "uv.lock": "version = 1\n",
  });
  expect(await (await toolchain()).tests(checked())).toEqual({
    kind: "unknown",
    reason: "packages are locked by uv.lock; uv is not installed",
  });
});

async function advisories(vulnerable: Readonly<Record<string, unknown>>): Promise<string> {
  const { url, close } = await osv(vulnerable);
  closing.push(close);
  return url;
}
const asking = (url: string): Held => ({
  without: ["uv"],
  env: { PIP_AUDIT_VULNERABILITY_SERVICE: "osv", PIP_AUDIT_OSV_URL: url },
});

withTime("pip-audit")("a vulnerable package is a grave finding, others are none", async () => {
  const url = await advisories({ shop: advisory("shop") });
  const files = { ...project("1.0"), ...wheel("bank", "3.0") };
  const lines = wheelLine("shop", "1.0") + wheelLine("bank", "3.0");
  const { toolchain, checked } = await make({ ...files, "requirements.txt": lines }, asking(url));
  expect(await (await toolchain()).audit(checked())).toEqual({
    kind: "known",
    findings: [
      {
        part: "security",
        severity: "high",
        message: "shop: CVE-2026-0001, GHSA-0000-0000-0001: The shop is open. Repaired in 1.1.",
        file: "requirements.txt",
        rule: "pip-audit/CVE-2026-0001",
      },
    ],
  });
});

withTime("pip-audit")(
  "packages without an advisory are fine; without an answer unknown",
  async () => {
    const { toolchain, checked } = await make(project("1.0"), asking(await advisories({})));
    expect(await (await toolchain()).audit(checked())).toEqual({ kind: "known", findings: [] });
    await tree?.remove();
    const silent = await make(project("1.0"), asking("http://127.0.0.1:9/v1/query"));
    const audit = await (await silent.toolchain()).audit(silent.checked());
    expect(audit.kind === "unknown" && audit.reason).toMatch(/^pip-audit ended with 1/);
  },
);

withTime("python3")("no pip-audit is unknown; no packages are nothing to audit", async () => {
  const { toolchain, checked } = await make(project("1.0"), { without: ["uv", "pip-audit"] });
  const audit = await (await toolchain()).audit(checked());
  expect(audit.kind === "unknown" && audit.reason).toMatch(/^pip-audit is not installed/);
  await tree?.remove();
  const bare = await make({ "pyproject.toml": "", "app.py": "" });
  expect(await (await bare.toolchain()).audit(bare.checked("app.py"))).toEqual({
    kind: "known",
    findings: [],
  });
});
