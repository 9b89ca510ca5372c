import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { LABELS } from "../../src/core/issue/labels.ts";

const read = (path: string): unknown => parse(readFileSync(path, "utf8"));
const filled = z.string().trim().min(1);

/**
 * https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
 */
const id = z.string().regex(/^[A-Za-z0-9_-]+$/);
const validations = z.strictObject({ required: z.boolean() }).optional();
const described = { label: filled, description: filled.optional() };
const typed = { ...described, placeholder: filled.optional(), value: filled.optional() };
const Element = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("markdown"),
    attributes: z.strictObject({ value: filled }),
  }),
  z.strictObject({
    type: z.literal("input"),
    id,
    attributes: z.strictObject(typed),
    validations,
  }),
  z.strictObject({
    type: z.literal("textarea"),
    id,
    attributes: z.strictObject({ ...typed, render: filled.optional() }),
    validations,
  }),
  z.strictObject({
    type: z.literal("dropdown"),
    id,
    attributes: z.strictObject({
      ...described,
      multiple: z.boolean().optional(),
      options: z.array(filled).min(1),
    }),
    validations,
  }),
]);
const Form = z.strictObject({
  name: filled,
  description: filled,
  title: filled.optional(),
  labels: z.array(filled).optional(),
  body: z.array(Element).min(1),
});

const TEMPLATES = ".github/ISSUE_TEMPLATE";
const forms = [
  ...readdirSync(TEMPLATES)
    .filter((name) => name !== "config.yml")
    .map((name) => `${TEMPLATES}/${name}`),
  "examples/init/issue-form.yml",
];

test("there are forms for a bug and for a feature", () => {
  expect(forms).toEqual(
    expect.arrayContaining([`${TEMPLATES}/bug.yml`, `${TEMPLATES}/feature.yml`]),
  );
});

test.each(forms)("%s is a form as GitHub takes it", (path) => {
  const { body } = Form.parse(read(path));
  const asked = body.filter((element) => element.type !== "markdown");
  expect(asked.length).toBeGreaterThan(0);
  for (const values of [asked.map((one) => one.id), asked.map((one) => one.attributes.label)])
    expect(new Set(values).size).toBe(values.length);
});

test.each(forms)(
  "%s sets labels of the label book only, and none that starts or steers a session",
  (path) => {
    const known = LABELS.map(({ name }) => name);
    for (const label of Form.parse(read(path)).labels ?? []) {
      expect(known).toContain(label);
      // Whoever opens an issue by a form sets its labels, with or without write access.
      expect(label).toMatch(/^type:/);
    }
  },
);

test("the bug form asks for the code and for what the doctor says", () => {
  const text = readFileSync(`${TEMPLATES}/bug.yml`, "utf8");
  expect(text).toContain("miyabi doctor --json");
  expect(text).toContain("docs/troubleshooting.md");
});

test("questions and vulnerabilities have a place that is no issue", () => {
  const Link = z.strictObject({ name: filled, url: z.url(), about: filled });
  const config = z
    .strictObject({ blank_issues_enabled: z.boolean(), contact_links: z.array(Link) })
    .parse(read(`${TEMPLATES}/config.yml`));
  expect(config.contact_links.map(({ url }) => url)).toEqual([
    expect.stringMatching(/\/discussions$/),
    expect.stringMatching(/\/security\/advisories\/new$/),
  ]);
});

const rules = readFileSync(".github/CODEOWNERS", "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "" && !line.startsWith("#"))
  .map((line) => {
    const [pattern = "", ...owners] = line.split(/\s+/);
    return { pattern, owners };
  });

test.each(rules)("CODEOWNERS: $pattern exists and has owners", ({ pattern, owners }) => {
  expect(owners.length).toBeGreaterThan(0);
  for (const owner of owners) expect(owner).toMatch(/^@[\w-]+(\/[\w-]+)?$/);
  if (pattern !== "*") expect([pattern, existsSync(`.${pattern}`)]).toEqual([pattern, true]);
});

test("everything has an owner, and what a release is made of is named", () => {
  const patterns = rules.map(({ pattern }) => pattern);
  expect(patterns[0]).toBe("*");
  expect(patterns).toEqual(
    expect.arrayContaining(["/.github/", "/.ci/", "/dist/", "/package-lock.json"]),
  );
});

test("Dependabot brings packages and actions, grouped, and after a week", () => {
  const Update = z
    .object({
      "package-ecosystem": z.string(),
      directory: z.literal("/"),
      schedule: z.object({ interval: z.string() }),
      cooldown: z.object({ "default-days": z.number().min(7) }),
      groups: z.record(z.string(), z.unknown()),
      "commit-message": z.object({ prefix: z.enum(["build", "ci"]) }),
    })
    .loose();
  const { updates } = z
    .object({ version: z.literal(2), updates: z.array(Update) })
    .parse(read(".github/dependabot.yml"));
  expect(updates.map((one) => one["package-ecosystem"])).toEqual(["npm", "github-actions"]);
  for (const { groups } of updates) expect(Object.keys(groups).length).toBeGreaterThan(0);
});
