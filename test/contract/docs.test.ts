import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { anchorsOf, codeSpansOf, pages, proseOf } from "./docs/pages.ts";

const SOURCES = readdirSync("src");
const OURS = ["src", "test", "docs", "actions", "examples", "dashboard", "schemas", ".ci"];

const links = pages.flatMap((page) =>
  [...proseOf(page).matchAll(/\]\(([^)\s]+)\)|src(?:set)?="([^"]+)"/g)]
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

/** Pages that one comes to from another by following links. */
function reachedFrom(start: string): Set<string> {
  const reached = new Set([start]);
  for (const page of reached)
    for (const { link } of links.filter((one) => one.page === page)) {
      const file = normalize(join(dirname(page), link.split("#")[0] ?? ""));
      if (pages.includes(file)) reached.add(file);
    }
  return reached;
}

const reached = reachedFrom("docs/README.md");

test.each(pages.filter((page) => /^docs\/(?!adr\/)/.test(page)))(
  "%s is found from the index of the documentation",
  (page) => {
    expect([...reached]).toContain(page);
  },
);

const paths = pages.flatMap((page) =>
  [...new Set(codeSpansOf(page))]
    .filter((code) => /^[\w.-]+\/[\w./-]+\.(ts|mjs|yml|json|md)$/.test(code))
    .map((code) => ({ page, path: code, top: code.split("/")[0] ?? "" }))
    .filter(({ top }) => OURS.includes(top) || SOURCES.includes(top)),
);

test.each(paths)("$page names $path, which is there", ({ path, top }) => {
  expect(existsSync(OURS.includes(top) ? path : join("src", path))).toBe(true);
});

test("the README shows the workflow that is to be copied as it is", () => {
  const [, shown = ""] =
    /^ {3}```yaml\n([\s\S]*?)^ {3}```/m.exec(readFileSync("README.md", "utf8")) ?? [];
  expect(shown.replace(/^ {3}/gm, "")).toBe(readFileSync("examples/caller.yml", "utf8"));
});
