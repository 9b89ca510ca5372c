import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseCoverProfile } from "../../../../src/adapters/toolchains/go/cover-profile.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-profile-"));
  await writeFile(
    join(root, "a.go"),
    "package a\n\nfunc A(x int) int {\n\tif x > 1 {\n\t\t// Rare.\n\n\t\treturn 0\n\t}\n\treturn x\n}\n",
  );
});
afterEach(() => rm(root, { recursive: true, force: true }));
const parse = (text: string) => parseCoverProfile(text, { module: "m.test/m", root });

const PROFILE = `mode: set
m.test/m/a.go:3.19,4.11 1 1
m.test/m/a.go:4.11,8.3 1 0
m.test/m/a.go:9.2,9.10 1 0
m.test/m/a.go:9.2,9.10 1 2
other.test/x/b.go:1.1,2.2 1 1
`;

test("a line ran where one block on it did, in one run or another; brackets and comments are no lines", async () => {
  // 3 and 4 ran, 7 did not, 9 did in the second program.
  expect([...(await parse(PROFILE))]).toEqual([["a.go", { lines: 4, hit: 3 }]]);
});

test("a block without statements, and a module that only begins alike, say nothing", async () => {
  const text = "mode: atomic\nm.test/m/a.go:3.1,9.1 0 1\nm.test/more/a.go:3.1,9.1 1 1\n";
  expect([...(await parse(text))]).toEqual([["a.go", { lines: 0, hit: 0 }]]);
});

test("what is no profile is refused", async () => {
  await expect(parse("mode: set\nnonsense\n")).rejects.toThrow("not a coverage profile of Go");
});
