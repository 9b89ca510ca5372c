import { posix } from "node:path";
import { canonicalJson } from "../../../core/digest.ts";
import type { Measured } from "../../../core/review/measures.ts";
import type { Project } from "../../../core/projects.ts";
import type { Finding } from "../../../core/review/quality.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { unknown, type Covered, type Parts, type TestRun } from "../parts.ts";

export type Member = {
  project: Project;
  /** The project's own tree: its folder, and what of the change lies in it. */
  tree: Checked;
  parts: Parts;
};

const nameOf = ({ folder, ecosystem }: Project): string => folder || ecosystem;

/** Each in turn: tools of two projects may share a lock or a cache. */
async function ofEach<T>(
  members: readonly Member[],
  part: (member: Member) => Promise<T>,
): Promise<{ member: Member; outcome: T }[]> {
  const outcomes = [];
  for (const member of members) outcomes.push({ member, outcome: await part(member) });
  return outcomes;
}

type Outcomes<T> = readonly { member: Member; outcome: Measured<T> }[];

/** Why the whole is unknown: where one project's part is. */
function unknownIn<T>(outcomes: Outcomes<T>): { kind: "unknown"; reason: string } | undefined {
  const reasons = outcomes.flatMap(({ member, outcome }) =>
    outcome.kind === "unknown" ? [told(member, outcomes.length, outcome.reason)] : [],
  );
  return reasons.length === 0 ? undefined : unknown(reasons.join("; "));
}

/** Whose it is, where there is more than one. */
const told = ({ project }: Member, count: number, text: string): string =>
  count > 1 ? `${nameOf(project)}: ${text}` : text;

const placed = <T extends { file?: string | undefined }>(
  folder: string,
  findings: readonly T[],
): T[] =>
  findings.map((finding) =>
    finding.file === undefined || folder === ""
      ? finding
      : { ...finding, file: posix.normalize(`${folder}/${finding.file}`) },
  );

/** Once each: members of a workspace have one lock file, and what it holds is told by each of them. */
function findingsOf(outcomes: Outcomes<{ findings: Finding[] }>): Finding[] {
  const all = outcomes.flatMap(({ member, outcome }) =>
    outcome.kind === "known" ? placed(member.project.folder, outcome.findings) : [],
  );
  return outcomes.length < 2
    ? all
    : [...new Map(all.map((one) => [canonicalJson(one), one])).values()];
}

/**
 * The sum of what was covered, nothing where one of them was not measured. A project that is here only
 * because it needs a changed one says nothing of the change.
 */
function coverageOf(runs: readonly { coverage?: Covered }[]): Covered | undefined {
  const measured = runs.flatMap(({ coverage }) => coverage ?? []);
  if (measured.length < runs.length) return undefined;
  const ofChange = measured.filter(({ of }) => of === "change");
  const counted = ofChange.length > 0 ? ofChange : measured;
  return {
    of: ofChange.length > 0 ? "change" : "all",
    lines: counted.reduce((sum, { lines }) => sum + lines, 0),
    hit: counted.reduce((sum, { hit }) => sum + hit, 0),
  };
}

/** The sum, unless one of them was not counted. */
function passedOf(runs: readonly { passed?: number }[]): number | undefined {
  const counted = runs.flatMap(({ passed }) => passed ?? []);
  return counted.length < runs.length ? undefined : counted.reduce((sum, one) => sum + one, 0);
}

type Ran = Extract<TestRun, { kind: "ran" }>;

/**
 * The tests of several projects as one run. A project without tests makes no judgement possible where the
 * change touches it: its sources would count as covered by the others'.
 */
function combinedTests(outcomes: readonly { member: Member; outcome: TestRun }[]): TestRun {
  const count = outcomes.length;
  const output = outcomes
    .flatMap(({ member, outcome }) =>
      outcome.kind === "absent" ? [] : [told(member, count, outcome.output)],
    )
    .join("\n");
  const bad = outcomes.find(({ outcome }) => outcome.kind === "crashed");
  if (bad?.outcome.kind === "crashed")
    return { kind: "crashed", reason: told(bad.member, count, bad.outcome.reason), output };
  const ran = outcomes.flatMap(({ outcome }): Ran[] => (outcome.kind === "ran" ? [outcome] : []));
  const failed = ran.reduce((sum, { failed: own }) => sum + own, 0);
  const missing = outcomes.find(
    ({ member, outcome }) =>
      outcome.kind === "absent" && (ran.length === 0 || member.tree.changedFiles.length > 0),
  );
  // What fails is known, whatever else is not.
  if (failed === 0 && missing?.outcome.kind === "absent")
    return { kind: "absent", reason: told(missing.member, count, missing.outcome.reason) };
  const coverage = coverageOf(ran);
  const passed = passedOf(ran);
  const failures = outcomes.flatMap(({ member, outcome }) =>
    outcome.kind === "ran" ? placed(member.project.folder, outcome.failures ?? []) : [],
  );
  const uncovered = ran.find((one) => one.uncovered !== undefined)?.uncovered;
  return {
    kind: "ran",
    failed,
    output,
    ...(failures.length > 0 ? { failures } : {}),
    ...(passed === undefined ? {} : { passed }),
    ...(coverage === undefined ? {} : { coverage }),
    ...(uncovered === undefined ? {} : { uncovered }),
  };
}

type MembersOf = (tree: Checked) => Promise<Member[]>;

/** A project that was there before anything ran and is not any more, undefined where all still are. */
async function goneFrom(
  { path }: Checked,
  { membersOf, present }: { membersOf: MembersOf; present: readonly Member[] },
): Promise<string | undefined> {
  const now = await membersOf({ path, changedFiles: [] });
  const gone = present.find(
    ({ project: { ecosystem, folder } }) =>
      !now.some(({ project }) => project.ecosystem === ecosystem && project.folder === folder),
  );
  return gone && `${gone.project.ecosystem} project in ${gone.project.folder || "."}`;
}

/**
 * The parts of several projects as those of one repository; which ones is asked at each call.
 * @param present those that were there before anything ran: a build that takes a manifest away takes no
 *   tests away with it
 */
export function combined(membersOf: MembersOf, present: readonly Member[]): Parts {
  return {
    tests: async (tree) => {
      const gone = await goneFrom(tree, { membersOf, present });
      if (gone !== undefined) {
        const reason = `the manifest of the ${gone} is gone, or no plain file any more`;
        return { kind: "crashed", reason, output: "" };
      }
      return combinedTests(
        await ofEach(await membersOf(tree), ({ parts, tree: own }) => parts.tests(own)),
      );
    },
    lint: async (tree) => {
      const all = await ofEach(await membersOf(tree), ({ parts, tree: own }) => parts.lint(own));
      return unknownIn(all) ?? { kind: "known", findings: findingsOf(all) };
    },
    audit: async (tree) => {
      const all = await ofEach(await membersOf(tree), ({ parts, tree: own }) => parts.audit(own));
      return unknownIn(all) ?? { kind: "known", findings: findingsOf(all) };
    },
    docs: async (tree) => {
      const all = await ofEach(await membersOf(tree), ({ parts, tree: own }) => parts.docs(own));
      const sum = (of: "publicItems" | "documented"): number =>
        all.reduce((rest, { outcome }) => rest + (outcome.kind === "known" ? outcome[of] : 0), 0);
      return (
        unknownIn(all) ?? {
          kind: "known",
          publicItems: sum("publicItems"),
          documented: sum("documented"),
          findings: findingsOf(all),
        }
      );
    },
    build: async (tree) => {
      const all = await ofEach(await membersOf(tree), async ({ parts, tree: own }) =>
        parts.build?.(own),
      );
      const bad = all.find(({ outcome }) => outcome?.ok === false);
      return {
        ok: bad === undefined,
        output: bad ? told(bad.member, all.length, bad.outcome?.output ?? "") : "",
      };
    },
  };
}
