import { bothSides, conflictWord, type ConflictedFile } from "../../../src/core/task/conflicts.ts";

const base = { id: "b0", form: "file" } as const;
const ours = { id: "0a", form: "file" } as const;
const theirs = { id: "1f", form: "executable file" } as const;

const unmarked: ConflictedFile[] = [
  { path: "a", kind: "unmerged", ours, theirs },
  { path: "a", kind: "deleted_by_us", base, theirs },
  { path: "a", kind: "deleted_by_them", base, ours },
  { path: "a", kind: "only_ours", ours },
  { path: "a", kind: "only_theirs", theirs },
];

test.each(unmarked)("$kind: every side that holds the path is told with its object", (file) => {
  const text = bothSides(file, "task-500-2");
  for (const side of [
    "base" in file && file.base,
    "ours" in file && file.ours,
    "theirs" in file && file.theirs,
  ])
    if (side) expect(text).toContain(`${side.form} ${side.id}`);
  expect(text).toContain("task-500-2");
});

test("each kind has words of its own", () => {
  const all: ConflictedFile[] = [
    ...unmarked,
    { path: "a", kind: "marks" },
    { path: "a", kind: "gone" },
  ];
  expect(new Set(all.map((file) => bothSides(file, "task-500-2"))).size).toBe(all.length);
  expect(new Set(all.map(conflictWord)).size).toBe(all.length);
});
