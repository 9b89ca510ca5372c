import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StageRepository } from "../../src/stage/contract/repository.ts";
import { seedRepository } from "../../src/stage/seed-repository.ts";
import { type Stage, startStage } from "../../src/stage/stage.ts";

const WORKFLOW = `
on:
  issues: { types: [labeled] }
permissions: { contents: write, issues: write }
jobs:
  work:
    runs-on: ubuntu-latest
    steps:
      - run: |
          git -c http.extraheader="Authorization: Basic $(printf 'x-access-token:%s' "$TOKEN" | base64 -w0)" clone -q "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY.git" clone
          cd clone && git checkout -q -b topic && echo new > new.txt && git add . 
          git -c user.name=a -c user.email=a@b.invalid commit -q -m "feat: new"
          git -c http.extraheader="Authorization: Basic $(printf 'x-access-token:%s' "$TOKEN" | base64 -w0)" push -q origin topic
          node -e 'fetch(process.env.GITHUB_API_URL + "/repos/" + process.env.GITHUB_REPOSITORY + "/issues/7/comments", {method: "POST", headers: {authorization: "Bearer " + process.env.TOKEN, "content-type": "application/json"}, body: JSON.stringify({body: "done"})}).then((r) => { if (r.status !== 201) process.exit(1) })'
        env:
          TOKEN: \${{ github.token }}
`;

let dir: string;
let stage: Stage;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "stage-test-"));
  await mkdir(join(dir, "content/.github/workflows"), { recursive: true });
  await writeFile(join(dir, "content/.github/workflows/work.yml"), WORKFLOW);
  const gitDir = join(dir, "origin.git");
  await seedRepository({
    gitDir,
    layers: [{ from: join(dir, "content"), to: "." }],
    at: new Date(),
  });
  const repository: StageRepository = {
    fullName: "octo/notes",
    gitDir,
    defaultBranch: "main",
    settings: {
      secrets: {},
      variables: {},
      environments: {},
      defaultPermissions: "read",
      collaborators: { alice: "admin" },
    },
  };
  stage = await startStage({ repository, libraries: [], workRoot: join(dir, "work") });
});

afterAll(async () => {
  await stage.close();
  await rm(dir, { recursive: true, force: true });
});

test("a label starts a job that clones, pushes and comments with its own token", async () => {
  const alice = stage.github.as("alice");
  await alice.createIssue({ title: "Hello", number: 7 });
  await alice.addLabels(7, "go");
  await stage.runner.quiet();
  const [run] = stage.runner.runs();
  const log = stage.runner.log(run?.jobs[0]?.id ?? 0);
  expect([run?.conclusion, run?.conclusion === "success" ? "" : log]).toEqual(["success", ""]);
  const seen = await stage.github.snapshot();
  expect(seen.issues[0]?.comments.map(({ author, body }) => [author, body])).toEqual([
    ["github-actions[bot]", "done"],
  ]);
  expect(Object.keys(seen.branches)).toEqual(["main", "topic"]);
  expect(stage.faults()).toEqual([]);
});
