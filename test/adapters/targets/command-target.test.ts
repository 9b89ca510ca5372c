import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plainCommands } from "../../../src/adapters/process/plain-commands.ts";
import { commandTarget } from "../../../src/adapters/targets/command-target.ts";
import { parseConfig } from "../../../src/core/config.ts";

const temps: string[] = [];
afterAll(async () => {
  for (const dir of temps) await rm(dir, { recursive: true, force: true });
});

async function stand(environment: Record<string, unknown>, secrets: Record<string, string> = {}) {
  const path = await mkdtemp(join(tmpdir(), "miyabi-target-"));
  temps.push(path);
  await writeFile(join(path, "show.sh"), "env | sort; echo token=$TOKEN; exit ${1:-0}");
  const config = parseConfig({ deploy: { production: environment } }).deploy.production;
  if (!config || config.kind === "kubectl") throw new Error("no production");
  const target = commandTarget({
    name: "production",
    config,
    variables: { REGION: "eu" },
    secrets: { TOKEN: "hunter2-secret", ...secrets },
    commands: plainCommands({
      home: join(path, "home"),
      tempDir: join(path, "tmp"),
      path: undefined,
    }),
  });
  return { path, target, release: { id: "500-abc", sha: "d".repeat(40), path } };
}

test("a deploy command sees the release, variables and secrets, and nothing of ours", async () => {
  process.env["MIYABI_TEST_CANARY"] = "canary";
  const { target, release } = await stand({ deploy: ["sh", "show.sh"] });
  const { ok, output } = await target.deploy(release);
  delete process.env["MIYABI_TEST_CANARY"];
  expect(ok).toBe(true);
  expect(output).toContain("MIYABI_RELEASE=500-abc");
  expect(output).toContain(`MIYABI_SHA=${"d".repeat(40)}`);
  expect(output).toContain("MIYABI_ENVIRONMENT=production");
  expect(output).toContain("REGION=eu");
  expect(output).toContain("token=***");
  expect(output).not.toMatch(/hunter2|canary|MIYABI_TEST/);
});

test("an exit code is a failure, with the output that explains it", async () => {
  const { target, release } = await stand({ deploy: ["sh", "show.sh", "3"] });
  const result = await target.deploy(release);
  expect(result).toMatchObject({ ok: false, reason: "passing" });
  expect(result).toHaveProperty("cause", "sh ended with code 3: token=***");
  expect(result.output).toContain("MIYABI_RELEASE=500-abc");
});

test("the line that tells why comes first, whatever is said after it", async () => {
  const said =
    "echo uploading; echo 'Error: quota exceeded' >&2; echo '    at deploy.js:3' >&2; exit 1";
  const { target, release } = await stand({ deploy: ["sh", "-c", said] });
  expect(await target.deploy(release)).toMatchObject({
    cause: "sh ended with code 1: Error: quota exceeded",
  });
});

test("threat 8: a command that prints its secrets gets them into nothing, whatever they are dressed in", async () => {
  const key = Buffer.from("-----BEGIN KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END KEY-----\n");
  const kubeconfig = JSON.stringify({
    clusters: [],
    users: [{ user: { token: "inner-t0ken-1", "client-key-data": key.toString("base64") } }],
  });
  const print = [
    "echo $TOKEN >&2",
    "printf %s $TOKEN | base64",
    "echo inner-t0ken-1",
    "echo MIGHAgEAMBMGByqGSM49",
    "echo $KUBECONFIG",
    "echo fatal: $TOKEN >&2",
    "exit 1",
  ];
  const { target, release } = await stand(
    { deploy: ["sh", "-c", print.join("; ")] },
    { KUBECONFIG: Buffer.from(kubeconfig).toString("base64") },
  );
  expect(await target.deploy(release)).toEqual({
    ok: false,
    reason: "passing",
    cause: "sh ended with code 1: fatal: ***",
    output: "***\n***\n***\n***\n\n***\nfatal: ***\n",
  });
});

test("no shell reads the arguments", async () => {
  const { target, release, path } = await stand({
    deploy: ["echo", "$(touch made)", "; touch made"],
  });
  const { output } = await target.deploy(release);
  expect(output.trim()).toBe("$(touch made) ; touch made");
  await expect(readFile(join(path, "made"))).rejects.toThrow("ENOENT");
});

test("the status command has to agree", async () => {
  const { target, release } = await stand({
    deploy: ["true"],
    undo: ["true"],
    status: ["sh", "-c", "echo rollout stuck; exit 1"],
  });
  expect(await target.deploy(release)).toMatchObject({ ok: false });
  const undone = await target.undo({ id: release.id, path: release.path });
  // Not again: nothing says that an undo command does nothing twice.
  expect(undone).toMatchObject({ ok: false, reason: "lasting" });
  expect(undone).toHaveProperty(
    "cause",
    "the status command says no: sh ended with code 1: rollout stuck",
  );
});

test("the command that goes back is shown as people would type it", async () => {
  const { target } = await stand({
    deploy: ["true"],
    undo: ["kubectl", "rollout", "undo", "it's"],
  });
  expect(target.rollbackCommand).toBe("kubectl rollout undo 'it'\\''s'");
});

test("without an undo command, going back fails and says why", async () => {
  const { target, release } = await stand({ deploy: ["true"] });
  expect(target.rollbackCommand).toBeUndefined();
  expect(await target.undo(release)).toEqual({
    ok: false,
    reason: "lasting",
    cause: "deploy.production.undo is not configured",
    output: "",
  });
});
