import { meteredEngine } from "../../../../src/adapters/anthropic/key-proxy/metered-engine.ts";
import type { ModelAccess } from "../../../../src/adapters/anthropic/key-proxy/model-access.ts";
import { sdkEngine } from "../../../../src/adapters/anthropic/engine/sdk-engine.ts";
import { TransientError, UserError } from "../../../../src/core/errors.ts";
import { ModelCall } from "../../../../src/core/budget/model-calls.ts";
import { Purse } from "../../../../src/core/budget/purse.ts";
import { NO_USAGE } from "../../../../src/core/budget/usage.ts";
import type { Assignment, Engine } from "../../../../src/ports/engine.ts";
import { FakeClock } from "../../../fakes/clock.ts";
import { answer, KEY, proxied, question, type Reply } from "./proxied.ts";

type Proxied = Awaited<ReturnType<typeof proxied>>;
let at: Proxied;
afterEach(() => at.close());

const assignment = (budget: Partial<Assignment["budget"]> = {}): Assignment => ({
  task: "task-500-1",
  system: "You write code.",
  prompt: "Add it.",
  worktree: "/nowhere",
  budget: { turns: 10, tokens: 1_000_000, minutes: 10, ...budget },
  tryNumber: 1,
});

const ask = ({ url, token }: ModelAccess): Promise<Response> =>
  fetch(`${url}/v1/messages`, {
    method: "POST",
    headers: { "x-api-key": token },
    body: JSON.stringify(question()),
  });

const metered = (engineWith: (access: ModelAccess) => Engine, left = 25) =>
  meteredEngine({
    open: () => Promise.resolve(at.proxy),
    engineWith,
    purse: new Purse([{ name: "budget.usdPerIssue", usd: 25, left }]),
    usdPerTask: 5,
  });

const sdk = (access: ModelAccess): Engine =>
  sdkEngine({
    apiKey: access.token,
    baseUrl: access.url,
    model: "claude-sonnet-5-5",
    commands: {
      sandbox: "off",
      run: () => Promise.reject(new Error("no command is run here")),
    },
    clock: new FakeClock(),
  });

const said = { status: "finished", summary: "Done.", turns: 99, usage: NO_USAGE } as const;

test("what the proxy counted stands in the report, whatever the engine says", async () => {
  at = await proxied(answer());
  const { engine, meter } = metered((access) => ({
    work: async () => {
      await ask(access);
      await ask(access);
      return said;
    },
  }));
  const report = await engine.work(assignment());
  expect(report).toMatchObject({
    status: "finished",
    turns: 2,
    usage: { calls: 2, inputTokens: 200 },
  });
  expect(meter.usageOf("task-500-1")).toEqual(report.usage);
  expect(meter.requestsOf("task-500-1").trim().split("\n")).toHaveLength(2);
  expect(meter.requestsOf("task-500-2")).toBe("");
  expect(meter.modelCallsOf("task-500-2")).toEqual({ calls: [] });
});

test("fault 17: usage survives an engine that throws, whose fault becomes its report", async () => {
  at = await proxied(answer());
  const { engine, meter } = metered((access) => ({
    work: async () => {
      await ask(access);
      throw new TransientError("The model answered 529");
    },
  }));
  const report = await engine.work(assignment());
  expect(report).toMatchObject({ status: "fault", summary: "The model answered 529", turns: 1 });
  expect(report.usage.costUsd).toBeGreaterThan(0);
  expect(meter.usageOf("task-500-1")).toEqual(report.usage);
});

test("a user's mistake is thrown, and its pass is dead", async () => {
  at = await proxied(answer());
  let access: ModelAccess | undefined;
  const { engine } = metered((given) => ({
    work: () => {
      access = given;
      return Promise.reject(new UserError("missing_secret", "no key"));
    },
  }));
  await expect(engine.work(assignment())).rejects.toBeInstanceOf(UserError);
  expect(access && (await ask(access)).status).toBe(401);
});

test.each([
  ["a task", { usd: 0.001 }, 25],
  ["an issue", {}, 0.001],
])("threat 41: a limit for %s ends our own loop at once, as a budget", async (of, budget, left) => {
  at = await proxied(answer());
  const report = await metered(sdk, left).engine.work(assignment(budget));
  expect(report).toMatchObject({ status: "budget", turns: 0 });
  expect(report.summary).toContain(`for ${of}`);
  expect(at.heard).toHaveLength(0);
});

const error =
  (status: number, type: string, message: string): Reply =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ type: "error", error: { type, message } }));
  };

test.each([
  [403, "billing_error", "You have reached your spend limit."],
  [400, "invalid_request_error", "Your credit balance is too low to access the Anthropic API."],
])("fault 18: an account without money (%d) is asked once and stops the task", async (...of) => {
  at = await proxied(error(...of));
  const report = await metered(sdk).engine.work(assignment());
  expect(report).toMatchObject({ status: "unusable", turns: 0 });
  expect(report.summary).toContain(of[2]);
  expect(at.heard).toHaveLength(1);
});

test("fault 17: an overloaded model is asked again by the client alone", async () => {
  const busy: Reply = (response) => {
    response.writeHead(529, { "retry-after": "0.01" }).end("{}");
  };
  const refusal: Reply = (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(
      JSON.stringify({
        content: [],
        stop_reason: "refusal",
        usage: { input_tokens: 1, output_tokens: 1 },
      }),
    );
  };
  at = await proxied([busy, busy, refusal]);
  const report = await metered(sdk).engine.work(assignment());
  expect(report).toMatchObject({ status: "unusable", turns: 1 });
  expect(at.heard).toHaveLength(3);
  expect(at.heard.every(({ headers }) => headers["x-api-key"] === KEY)).toBe(true);
});

test("a wrong key of the repository's is the user's mistake", async () => {
  at = await proxied(error(401, "authentication_error", "invalid x-api-key"));
  await expect(metered(sdk).engine.work(assignment())).rejects.toMatchObject({
    code: "missing_secret",
  });
});

test("each request that went to the model is a call of the task, one that a limit refused is not", async () => {
  at = await proxied([
    answer({ cache_creation_input_tokens: 7 }),
    error(529, "overloaded_error", "Overloaded"),
    (response) => void response.destroy(),
  ]);
  const { engine, meter } = metered((access) => ({
    work: async () => {
      for (let turn = 0; turn < 4; turn += 1) await ask(access).catch(() => undefined);
      return said;
    },
  }));
  await engine.work(assignment({ turns: 2 }));
  const { calls } = meter.modelCallsOf("task-500-1");
  const call = { at: "2026-01-05T10:00:00.000Z", seconds: 0, model: "claude-sonnet-5-5" };
  expect(calls).toEqual([
    { ...call, inputTokens: 100, outputTokens: 20, cacheWriteTokens: 7 },
    { ...call, inputTokens: 0, outputTokens: 0, failed: "529" },
    { ...call, inputTokens: expect.any(Number) as unknown, outputTokens: 0, failed: "no_answer" },
  ]);
  expect(meter.requestsOf("task-500-1")).toContain("budget.turnsPerTask");
  expect(calls.every((one) => ModelCall.safeParse(one).success)).toBe(true);
});
