import { decideEnd } from "../../../src/agents/finalize/decide.ts";
import type { State } from "../../../src/core/session/session.ts";
import { deployed } from "../../fakes/quality.ts";

const end = (
  next: string,
  more: Partial<Parameters<typeof decideEnd>[0]> = {},
  deploy: "success" | "failure" | "cancelled" = "success",
) =>
  decideEnd({
    state: "done",
    jobs: {
      intake: { result: "success", outputs: { next } },
      publish: { result: "skipped", outputs: {} },
      deploy: { result: deploy, outputs: {} },
    },
    review: undefined,
    pull: undefined,
    staging: undefined,
    production: undefined,
    ...more,
  });

const wished = deployed({ outcome: "rolled_back", requestedBy: "carol" });

test.each<State>(["done", "paused", "failed", "blocked"])(
  "a rollback on request is one wherever the session stood: %s",
  (state) => {
    expect(end("rollback", { state, production: wished })).toEqual({
      kind: "ordered",
      order: { kind: "rolled_back", result: wished },
    });
  },
);

test("a rollback that failed is a failed deployment, after the end of a session too", () => {
  const production = deployed({ outcome: "rollback_failed", requestedBy: "carol" });
  expect(end("rollback", { production }, "failure")).toEqual({
    kind: "deployment",
    result: production,
  });
});

test("a rollback that was refused, cancelled or not let through has changed nothing", () => {
  const order = (why: unknown) => ({
    kind: "ordered",
    order: { kind: "not_done", what: "rolled back", why },
  });
  expect(end("rollback", { notRolledBack: "production runs 600-abc" })).toEqual(
    order("production runs 600-abc"),
  );
  expect(end("rollback", {}, "cancelled")).toEqual(order("the run was cancelled"));
  expect(end("rollback", {}, "failure")).toEqual(order(expect.stringContaining("reviewers")));
});

test("staging alone ends as what staging came to", () => {
  const staging = deployed({ environment: "staging", outcome: "unhealthy" });
  expect(end("deploy-staging", { staging }, "failure")).toEqual({
    kind: "ordered",
    order: { kind: "staged", result: staging },
  });
  expect(end("deploy-staging", {}, "cancelled")).toMatchObject({
    order: { kind: "not_done", what: "deployed to staging" },
  });
});

test("production alone ends as any deployment does", () => {
  const state = "deploying";
  const at = (outcome: "healthy" | "rolled_back") => deployed({ outcome });
  expect(end("deploy-production", { state, production: at("healthy") }).kind).toBe("done");
  expect(end("deploy-production", { state, production: at("rolled_back") }).kind).toBe(
    "deployment",
  );
  expect(end("deploy-production", { state }, "failure").kind).toBe("crashed");
  expect(end("deploy-production", { state }, "cancelled").kind).toBe("cancelled");
});
