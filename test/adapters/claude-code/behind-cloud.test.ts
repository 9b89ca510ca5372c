import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { claudeCodeEngine } from "../../../src/adapters/claude-code/claude-code-engine.ts";
import { openKeyProxy } from "../../../src/adapters/anthropic/key-proxy/key-proxy.ts";
import { bedrock } from "../../../src/adapters/anthropic/upstream/bedrock.ts";
import type { Upstream } from "../../../src/adapters/anthropic/upstream/upstream.ts";
import { vertex } from "../../../src/adapters/anthropic/upstream/vertex.ts";
import { plainCommands } from "../../../src/adapters/process/plain-commands.ts";
import type { Script } from "../../../src/stage/model/script.ts";
import { startScriptedModel } from "../../../src/stage/model/scripted-model.ts";
import { bedrockCloud } from "../../fakes/clouds/bedrock.ts";
import { GoogleCloud } from "../../fakes/clouds/google.ts";
import type { Asked } from "../../fakes/clouds/messages.ts";
import { scriptedBy } from "../../fakes/clouds/scripted.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { claudeCodeTest } from "./claude-code-test.ts";
import { installed } from "./installed.ts";

const MODEL = "claude-sonnet-5-5";
const PATIENCE = 120_000;
const KEY = "canary-of-the-cloud-0123456789";
const credential = "the key";

let root: string;
beforeEach(async () => (root = await mkdtemp(join(tmpdir(), "miyabi-claude-cloud-"))));
afterEach(() => rm(root, { recursive: true, force: true }));

const script: Script = {
  replies: [
    {
      agent: "codegen",
      anyTool: true,
      turns: [
        { tools: [{ name: "write", input: { path: "b.js", content: "export const b = 3;\n" } }] },
        { tools: [{ name: "finish", input: { summary: "b is there." } }] },
      ],
    },
  ],
};

type Cloud = { upstream: Upstream; asked: Asked[]; close: () => Promise<void> };
type Answer = ReturnType<typeof scriptedBy>;

async function onBedrock(answer: Answer): Promise<Cloud> {
  const { url, ...cloud } = await bedrockCloud(KEY, answer);
  const token = () => Promise.resolve(KEY);
  const access = { via: "bedrock", region: "eu-central-1", url } as const;
  return { ...cloud, upstream: bedrock(access, { token, credential }) };
}

async function onVertex(answer: Answer): Promise<Cloud> {
  const cloud = await GoogleCloud.start(() => new Date());
  cloud.answer = answer;
  cloud.tokens.push({ token: KEY, until: Infinity });
  const token = () => Promise.resolve(KEY);
  const access = {
    via: "vertex",
    project: "acme-shop-1",
    location: "global",
    url: cloud.url,
  } as const;
  return {
    upstream: vertex(access, { token, credential }),
    asked: cloud.asked,
    close: () => cloud.close(),
  };
}

claudeCodeTest(
  "Claude Code works unchanged with Bedrock and with Vertex AI behind the key proxy, in requests that they take",
  async () => {
    const program = await installed(root);
    const model = await startScriptedModel({ script, apiKey: "k" });
    for (const start of [onBedrock, onVertex]) {
      const { upstream, asked, close } = await start(
        scriptedBy(model, { apiKey: "k", name: MODEL }),
      );
      const dir = join(root, start.name);
      const worktree = join(dir, "tree");
      await mkdir(worktree, { recursive: true });
      await writeFile(join(worktree, "a.js"), "export const a = 1;\n");
      const proxy = await openKeyProxy({
        ...{ upstream, tempDir: dir, clock: new FakeClock() },
        redact: (text) => text,
      });
      const budget = { turns: 20, tokens: 1_000_000, minutes: 5 };
      const { pass, access } = proxy.admit({
        ...{ task: "task-7-1", tryNumber: 1 },
        budget: { ...budget, purses: [] },
      });
      const commands = plainCommands({
        home: join(dir, "home"),
        tempDir: join(dir, "tmp"),
        path: process.env["PATH"],
      });
      const engine = claudeCodeEngine({ program, model: MODEL, commands, access });
      const report = await engine.work({
        ...{ task: "task-7-1", tryNumber: 1, worktree, budget },
        ...{ system: "You write code.", prompt: "Write b." },
      });
      expect(report).toMatchObject({ status: "finished", summary: "b is there." });
      expect(await readFile(join(worktree, "b.js"), "utf8")).toContain("b = 3");
      // The cloud refuses what is not as it describes it; so all of it was.
      expect(pass.records.map(({ status }) => status)).toEqual(asked.map(() => 200));
      expect(pass.usage.costUsd).toBeGreaterThan(0);
      await proxy.close();
      await close();
    }
    await model.close();
  },
  PATIENCE,
);
