import { parseInput } from "../../../src/agents/deployment/agent.ts";
import { logUrlOf } from "../../../src/agents/deployment/log-url.ts";

const raw = {
  issue: "500",
  sha: "a".repeat(40),
  environment: "staging",
  operation: "",
  url: "",
  variables: "{}",
  "deploy-secrets": "",
  "job-id": "",
  "github-token": "t",
};

test("variables and secrets are read by name", () => {
  const input = parseInput({
    ...raw,
    url: "https://shop.example",
    variables: '{"REGION":"eu"}',
    "deploy-secrets": "# kube\nKUBE_TOKEN=a=b\n\n REGISTRY=x \r\n",
  });
  expect(input).toEqual({
    issue: 500,
    sha: "a".repeat(40),
    environment: "staging",
    operation: "deploy",
    url: "https://shop.example",
    variables: { REGION: "eu" },
    secrets: { KUBE_TOKEN: "a=b", REGISTRY: "x " },
  });
});

test.each([
  [{ issue: "x" }, /issue must be/],
  [{ sha: "main" }, /whole id of a commit/],
  [{ sha: "--upload-pack=x" }, /whole id of a commit/],
  [{ environment: "prod" }, /staging, production, release or incident/],
  [{ operation: "destroy" }, /deploy or rollback/],
  [{ operation: "rollback" }, /Only production/],
  [{ url: "ftp://x" }, /https:\/\//],
  [{ url: "shop" }, /https:\/\//],
  [{ variables: "[1]" }, /JSON object of texts/],
  [{ variables: "{" }, /JSON object of texts/],
])("refuses %j", (change, message) => {
  expect(() => parseInput({ ...raw, ...change })).toThrow(message);
});

test("a bad secret line is named by its number and never shown", () => {
  const run = () => parseInput({ ...raw, "deploy-secrets": "A=1\nhunter2-secret" });
  expect(run).toThrow(/line 2/);
  expect(run).not.toThrow(/hunter2/);
});

test("a commit without a session has no issue; what the run is to do is for its resolve job alone", () => {
  const alone = { ...raw, issue: "", environment: "resolve", operation: "deploy-production" };
  expect(parseInput(alone)).not.toHaveProperty("issue");
  expect(parseInput(alone).operation).toBe("deploy-production");
  expect(() => parseInput({ ...alone, operation: "destroy" })).toThrow("operation must be deploy,");
  expect(() => parseInput({ ...alone, environment: "production" })).toThrow("operation must be");
});

test("the log is the job's page where GitHub tells the job, else the run's", () => {
  const context = { serverUrl: "https://github.example", repository: "octo/notes", runId: 77 };
  const url = (id: string) => logUrlOf(context, parseInput({ ...raw, "job-id": id }).jobId);
  const run = "https://github.example/octo/notes/actions/runs/77";
  expect(url("51725241954")).toBe(`${run}/job/51725241954`);
  for (const none of ["", "null", "../1", "-1"]) expect(url(none)).toBe(run);
});
