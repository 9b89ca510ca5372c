import { type Fate, NO_REPLY } from "../../src/stage/contract/writes.ts";
import { faultyDoor } from "../../src/stage/faulty-door.ts";

const write = { kind: "rest", what: "issues/create-comment", jobId: 7 } as const;

const opened = (fate: Fate) => {
  const seen: string[] = [];
  const door = faultyDoor({
    fate: () => fate,
    lose: (jobId) => void seen.push(`job ${jobId} lost`),
    onApplied: ({ what }) => void seen.push(`${what} applied`),
  });
  return { seen, door };
};

test.each<[Fate, unknown, string[]]>([
  ["applied", "reply", ["issues/create-comment applied"]],
  ["killed_before", NO_REPLY, ["job 7 lost"]],
  ["killed_after", NO_REPLY, ["issues/create-comment applied", "job 7 lost"]],
  ["reply_lost", NO_REPLY, ["issues/create-comment applied"]],
])("a write that is %s", async (fate, reply, what) => {
  const { seen, door } = opened(fate);
  expect(await door(write, () => "reply")).toBe(reply);
  expect(seen).toEqual(what);
});

test("what a dead job still asks for is not applied; other jobs go on", async () => {
  const applied: number[] = [];
  const door = faultyDoor({
    fate: ({ jobId }) => (jobId === 7 ? "killed_before" : "applied"),
    lose: () => undefined,
  });
  const ask = (jobId: number) => door({ ...write, jobId }, () => applied.push(jobId));
  await ask(7);
  expect(await ask(7)).toBe(NO_REPLY);
  await ask(8);
  expect(applied).toEqual([8]);
});
