import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const FOLDERS = ["docs", "actions", "test/faults", "dashboard"].filter((folder) =>
  existsSync(folder),
);
const pages = [
  ...readdirSync(".").filter((name) => name.endsWith(".md")),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => join(folder, name)),
  ),
];

/** Without code, where brackets are no links and `#` no headings. */
const prose = (text: string): string =>
  text.replace(/^([ \t]*)(`{3,})[\s\S]*?^\1\2\s*$/gm, "").replace(/(`+)[^`]*?\1/g, "code");

/** As GitHub names the anchors of headings. */
const anchorsOf = (page: string): Set<string> => {
  const text = readFileSync(page, "utf8").replace(/^([ \t]*)(`{3,})[\s\S]*?^\1\2\s*$/gm, "");
  return new Set(
    [...text.matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replace(/\s/g, "-"),
    ),
  );
};

const links = pages.flatMap((page) =>
  [...prose(readFileSync(page, "utf8")).matchAll(/\]\(([^)\s]+)\)|src(?:set)?="([^"]+)"/g)]
    .map(([, link, source]) => ({ page, link: link ?? source ?? "" }))
    .filter(({ link }) => !/^[a-z]+:/.test(link)),
);

test("pages and links are found at all", () => {
  expect(pages.length).toBeGreaterThan(30);
  expect(links.length).toBeGreaterThan(100);
});

test.each(links)("$page links to $link, which is there", ({ page, link }) => {
  const [path = "", anchor] = link.split("#");
  const file = path === "" ? page : normalize(join(dirname(page), path));
  expect(existsSync(file)).toBe(true);
  if (anchor !== undefined && statSync(file).isFile() && file.endsWith(".md"))
    expect([...anchorsOf(file)]).toContain(anchor);
});

test("the README shows the workflow that is to be copied as it is", () => {
  const [, shown = ""] =
    /^ {3}```yaml\n([\s\S]*?)^ {3}```/m.exec(readFileSync("README.md", "utf8")) ?? [];
  expect(shown.replace(/^ {3}/gm, "")).toBe(readFileSync("examples/caller.yml", "utf8"));
});
