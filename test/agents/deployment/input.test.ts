import { parseInput } from "../../../src/agents/deployment/agent.ts";

const raw = {
  issue: "500",
  sha: "a".repeat(40),
  environment: "staging",
  operation: "",
  url: "",
  variables: "{}",
  "deploy-secrets": "",
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
