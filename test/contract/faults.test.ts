import { readFileSync } from "node:fs";

type Row = { number: number; open: boolean; tests: { file: string; title: string }[] };

const rows = readFileSync("test/faults/README.md", "utf8")
  .split("\n")
  .flatMap((line): Row[] => {
    const [, number = "", , shown = ""] = line.split("|").map((cell) => cell.trim());
    if (!/^\d+$/.test(number)) return [];
    const tests = [...shown.matchAll(/`([^`]+)`: (.*?)(?=<br>|$)/g)].map(
      ([, file = "", title = ""]) => ({ file, title: title.replaceAll("\\_", "_") }),
    );
    return [{ number: Number(number), open: shown.startsWith("OPEN: "), tests }];
  });

test("test/faults/README.md has all 38 rows once, in order", () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 38 }, (_, at) => at + 1));
});

test.each(rows)(
  "row $number names tests that exist, or says that it is open",
  ({ open, tests }) => {
    expect(open || tests.length > 0).toBe(true);
    for (const { file, title } of tests) expect(readFileSync(file, "utf8")).toContain(title);
  },
);
