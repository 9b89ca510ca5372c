import { openedBy } from "../../../src/agents/pr/opened-by.ts";
import { run } from "../../../src/agents/pr/agent.ts";
import { stand } from "./stand.ts";

test("another account pushes and opens; what else is done is ours, the merge too", async () => {
  const s = await stand();
  await s.handOver(s.outcome);
  const did: string[] = [];
  const watched = (who: string) => ({
    workspaces: {
      clone: (...asked: Parameters<typeof s.git.clone>) => {
        did.push(`${who} clones`);
        return s.git.clone(...asked);
      },
    },
    pulls: {
      open: (...asked: Parameters<typeof s.pulls.open>) => {
        did.push(`${who} opens`);
        return s.pulls.open(...asked);
      },
      read: (number: number) => s.pulls.read(number),
      requestReviewers: (...asked: Parameters<typeof s.pulls.requestReviewers>) =>
        s.pulls.requestReviewers(...asked),
      setDraft: (...asked: Parameters<typeof s.pulls.setDraft>) => s.pulls.setDraft(...asked),
      merge: (...asked: Parameters<typeof s.pulls.merge>) => {
        did.push(`${who} merges`);
        return s.pulls.merge(...asked);
      },
    },
  });
  const ports = openedBy({ ...s.ports, ...watched("the job") }, watched("the machine"));
  expect(await run({ issue: 500, whenMoved: "escalate" }, ports)).toMatchObject({
    reason: "merged",
  });
  expect(did).toEqual([
    "the machine clones",
    "the machine opens",
    "the job merges",
    "the machine clones",
  ]);
});

test("commits that our GitHub App pushed are ours: its pull request is found again, and nothing is reviewed anew", async () => {
  const s = await stand({ report: { score: 70, recommendation: "REVIEW" } });
  await s.handOver(s.outcome);
  s.pulls.author = "shop-bot[bot]";
  const publish = { issue: 500, whenMoved: "review" } as const;
  expect(await run(publish, s.ports)).toMatchObject({ reason: "pull_opened" });
  expect(s.last().pull?.openedBy).toBe("shop-bot[bot]");
  s.repository.pushers.set("feature/issue-500", ["shop-bot[bot]"]);
  expect(await run(publish, s.ports)).toMatchObject({ reason: "pull_opened" });
  expect(s.last().pushers).toBeUndefined();
  expect(s.last().reviews.map(({ others }) => others)).toEqual([undefined]);
});

test("of a pull request by GITHUB_TOKEN, or one that a person opened, no App is remembered", async () => {
  for (const author of ["github-actions[bot]", "mona"]) {
    const s = await stand();
    await s.handOver(s.outcome);
    s.pulls.author = author;
    await run({ issue: 500, whenMoved: "escalate" }, s.ports);
    expect([author, s.last().pull?.openedBy]).toEqual([author, undefined]);
  }
});
