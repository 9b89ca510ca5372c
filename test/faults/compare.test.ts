import { compare } from "./compare.ts";

const GOLDEN = ["#1 label state:done", "tag v1", "commit: fix", "commit: fix"];
const ESCALATION = "#1 comment of bot: <!-- miyabi:1:escalation-abc --> Help";

test.each<[string, string[], ReturnType<typeof compare>]>([
  ["the same in any order", [...GOLDEN].reverse(), { doubled: [], lost: [] }],
  ["something twice", [...GOLDEN, "tag v1"], { doubled: ["tag v1"], lost: [] }],
  ["something else", [...GOLDEN, "branch x"], { doubled: ["branch x"], lost: [] }],
  ["something missing", GOLDEN.slice(0, -1), { doubled: [], lost: ["commit: fix"] }],
  ["an escalation", [...GOLDEN, ESCALATION], { doubled: [], lost: [] }],
  ["one twice", [...GOLDEN, ESCALATION, ESCALATION], { doubled: [ESCALATION], lost: [] }],
])("%s", (_, world, difference) => {
  expect(compare(GOLDEN, world)).toEqual(difference);
});
