import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signatureOf } from "../../src/core/notices/webhook-message.ts";
import { loadScript } from "../../src/stage/model/load-script.ts";
import type { ModelRequestEntry } from "../../src/stage/model/request-log.ts";
import { startScriptedModel } from "../../src/stage/model/scripted-model.ts";
import { GoogleCloud } from "../fakes/clouds/google.ts";
import { scriptedBy } from "../fakes/clouds/scripted.ts";
import { allLogs, playExample } from "./played.ts";
import { type Qdrant, startQdrant } from "../fakes/qdrant/server.ts";
import { NOTICE_SECRETS, startTold, type Told, WEBHOOK_KEY } from "./told.ts";

/** On a slow machine with two cores that does something else as well. */
const TIMEOUT = 240_000;
const KEY = /sk-stage-[0-9a-f]{24}/;

const QDRANT_KEY = "qdrant-key-of-the-stage-0123456789";

let told: Told;
let qdrant: Qdrant;
beforeAll(async () => {
  told = await startTold();
  qdrant = await startQdrant({ apiKey: QDRANT_KEY });
});
afterAll(async () => {
  await told.close();
  await qdrant.close();
});

/** Vertex AI in place of Anthropic's API, where small-fix's script answers. */
async function startVertex() {
  const heard: ModelRequestEntry[] = [];
  const apiKey = "key-of-the-script-behind-vertex";
  const model = await startScriptedModel({
    script: await loadScript("examples/scenarios/small-fix"),
    apiKey,
    onRequest: (entry) => heard.push(entry),
  });
  const google = await GoogleCloud.start(() => new Date());
  google.answer = scriptedBy(model, { apiKey, name: "claude-sonnet-5-5" });
  const access = { via: "vertex", project: "acme-shop-1", url: google.url };
  return {
    google,
    heard,
    config: `modelAccess: ${JSON.stringify(access)}`,
    secrets: { MIYABI_MODEL_SECRETS: `GOOGLE_CREDENTIALS=${JSON.stringify(google.keyFile)}` },
    close: () => Promise.all([model.close(), google.close()]),
  };
}
type Vertex = Awaited<ReturnType<typeof startVertex>>;

/** small-fix with more in its configuration, with Qdrant, and with everything that people can be told by. */
async function smallFix(
  budget: string,
  {
    success = "quiet",
    vertex,
    ...more
  }: { keep?: boolean; success?: "quiet" | "told"; vertex?: Vertex } = {},
) {
  const dir = mkdtempSync(join(tmpdir(), "miyabi-budget-"));
  const configFile = join(dir, "miyabi.yml");
  const text = readFileSync("examples/scenarios/small-fix/.github/miyabi.yml", "utf8");
  writeFileSync(
    configFile,
    `${text}\nbudget: ${budget}\nnotices: ${told.config(success)}\nknowledge: { store: qdrant, url: "${qdrant.url}" }\n${vertex?.config ?? ""}\n`,
  );
  const MIYABI_KNOWLEDGE_SECRETS = `QDRANT_API_KEY=${QDRANT_KEY}`;
  return playExample(
    "small-fix",
    (scenario) => {
      const { repository, ...rest } = told.withSecrets(scenario);
      const secrets = { ...repository.secrets, MIYABI_KNOWLEDGE_SECRETS, ...vertex?.secrets };
      return { ...rest, repository: { ...repository, secrets }, configFile, expect: undefined };
    },
    more,
  ).finally(() => rmSync(dir, { recursive: true }));
}

const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test(
  "threat 41: a task without money makes no call, and people are asked with the limit's name, once on each channel",
  async () => {
    const played = await smallFix("{ usdPerTask: 0.001 }");
    const [escalation] = played.session?.escalations ?? [];
    if (escalation?.kind !== "budget") throw new Error(allLogs(played));
    expect(JSON.stringify(escalation.context)).toContain("budget.usdPerTask");
    expect(played.modelRequests.map(({ agent }) => agent)).toEqual(["issue"]);
    expect(played.github.pulls).toEqual([]);

    // Mail, Slack and the webhook tell of it once each.
    const { slack, mail, hook } = told;
    const counts = [slack.received.length, mail.mails.length, hook.received.length];
    if (counts.join() !== "1,1,1") throw new Error(`${counts.join()}\n${allLogs(played)}`);
    expect(slack.received[0]?.body).toContain(
      "Miyabi needs a decision: 1 task has no result to review",
    );
    expect(mail.signIns).toHaveLength(1);
    expect(mail.mails[0]?.to).toEqual(["product@acme.example"]);
    const [received] = hook.received;
    if (received === undefined) throw new Error(allLogs(played));
    const { headers, body } = received;
    const signature = signatureOf(WEBHOOK_KEY, Number(headers["x-miyabi-timestamp"]), body);
    expect(headers["x-miyabi-signature"]).toBe(`v1=${signature}`);
    expect(JSON.parse(body)).toMatchObject({ event: "escalation", kind: "budget", schema: 1 });
    const remembered = played.session?.notices?.map(({ channel, outcome }) => [channel, outcome]);
    expect(remembered).toEqual([
      ["slack", "sent"],
      ["email", "sent"],
      ["webhook", "sent"],
    ]);
    expect(JSON.stringify(played.github.issues)).toContain("product owner (@alice)");
    const sent = JSON.stringify([slack.received[0]?.body, mail.mails, body]);
    const shown = JSON.stringify([played.session, played.github, played.logs]);
    for (const secret of NOTICE_SECRETS) expect([sent, shown].join()).not.toContain(secret);
  },
  TIMEOUT,
);

test(
  "threat 7: the model's key, and a cloud's key and tokens, are in no file of any job, no log, no artifact's folder, no comment; Vertex AI answers every job; fault 34: nobody can be told; Qdrant gets what the log has",
  async () => {
    const vertex = await startVertex();
    told.refuse();
    const askedBefore = qdrant.asked.length;
    const played = await smallFix("{ usdPerIssue: 25 }", { keep: true, success: "told", vertex });
    try {
      expect(played.session?.state).toBe("done");
      expect(played.session?.notices?.map(({ channel, why }) => [channel, why])).toEqual([
        ["slack", "HTTP 403"],
        ["email", "SMTP 550"],
        ["webhook", "HTTP 403"],
      ]);
      const finish = played.logs.find(({ name }) => name.endsWith("Finish"));
      expect(finish?.log).toContain("did not go out by Slack");
      const log = played.github.branches["miyabi/logs"];
      expect(log).toBeDefined();
      expect(finish?.log).toContain("Qdrant has the log");
      // Intake looks for similar issues there, and finish writes.
      const asked = qdrant.asked.slice(askedBefore).map(({ path }) => path);
      expect(asked.filter((path) => path === "/aliases").length).toBeGreaterThanOrEqual(2);
      const [collection] = qdrant.collections.byName.values();
      const points = [...(collection?.points.values() ?? [])].map(({ payload }) => payload);
      expect(points.filter(({ outcome }) => outcome === "success").map(({ type }) => type)).toEqual(
        expect.arrayContaining(["session", "task"]),
      );
      expect(JSON.stringify([played.session, played.github, played.logs])).not.toContain(
        QDRANT_KEY,
      );
      expect(JSON.stringify([played.session, played.github, played.logs])).not.toMatch(KEY);
      // Analysis and lane were answered there, each job with a token of its own, and nobody asked Anthropic.
      expect(played.modelRequests).toEqual([]);
      expect([...new Set(vertex.heard.map(({ agent }) => agent))]).toEqual(
        expect.arrayContaining(["issue", "codegen"]),
      );
      expect(vertex.heard.map(({ status }) => status)).toEqual(vertex.heard.map(() => 200));
      expect(vertex.google.tokens.length).toBeGreaterThanOrEqual(2);
      const files = filesBelow(played.kept ?? "");
      const figures = files.filter((file) => file.endsWith("requests.jsonl"));
      expect(figures.length).toBeGreaterThan(0);
      const lines = readFileSync(figures[0] ?? "", "utf8")
        .trim()
        .split("\n");
      expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject(
        lines.map(() => ({ task: "task-12-1", try: 1, status: 200 })),
      );
      const ofGoogle = [
        ...vertex.google.tokens.map(({ token }) => token),
        (vertex.google.keyFile["private_key"] ?? "").split("\n")[3] ?? "no key",
      ];
      const hidden = (text: string): boolean =>
        KEY.test(text) ||
        [QDRANT_KEY, ...NOTICE_SECRETS, ...ofGoogle].some((secret) => text.includes(secret));
      const leaking = files.filter((file) => hidden(readFileSync(file, "latin1")));
      expect(leaking).toEqual([]);
      const shown = JSON.stringify([played.session, played.github, played.logs]);
      for (const secret of ofGoogle) expect(shown).not.toContain(secret);
    } finally {
      await vertex.close();
      rmSync(played.kept ?? "", { recursive: true, force: true });
    }
  },
  TIMEOUT,
);
