import { chmod, mkdtemp, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { z } from "zod";
import type { Docs } from "../../../core/review/measures.ts";
import type { Finding } from "../../../core/review/quality.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { unknown } from "../parts.ts";
import { cargoEnding, type Cargo, type CargoPackage, type Crate } from "./cargo.ts";
import { isBroken, onlyOnce, placeOf, readCompilerOutput } from "./compiler-messages.ts";

const SECONDS = 1_800;
const LIBRARY = /^(?:lib|rlib|dylib|cdylib|staticlib|proc-macro)$/;

/**
 * Counting documented items is an option that rustdoc has, and keeps behind a switch on stable toolchains.
 * The switch is set for rustdoc alone: crates must not see it.
 */
const PROGRAM = `#!/bin/sh\nRUSTC_BOOTSTRAP=1 exec rustdoc "$@"\n`;
/** Items count although the crate allows itself to leave them undocumented. */
const COUNTING = [
  ...["-Z", "unstable-options", "--show-coverage", "--output-format", "json"],
  ...["--force-warn", "missing_docs"],
];

/** By file, relative to the workspace. */
const Counted = z.record(
  z.string(),
  z.object({ total: z.number().int(), with_docs: z.number().int() }),
);

function countedOf(lines: readonly string[]): z.infer<typeof Counted> | undefined {
  for (const line of lines.filter((one) => one.startsWith("{"))) {
    try {
      const value: unknown = JSON.parse(line);
      const counted = Counted.safeParse(value);
      if (counted.success) return counted.data;
    } catch {
      continue;
    }
  }
  return undefined;
}

type DocsKnown = Extract<Docs, { kind: "known" }>;
const NOTHING: DocsKnown = { kind: "known", publicItems: 0, documented: 0, findings: [] };

/** Share of the public items of a library's changed files that are documented, as rustdoc counts them. */
export function rustdoc(cargo: Cargo, reports: string) {
  const ofPackage = async (
    { path, changedFiles }: Checked,
    crate: Crate,
    name: string,
  ): Promise<Docs> => {
    const program = join(await mkdtemp(join(reports, "rustdoc-")), "rustdoc");
    await writeFile(program, PROGRAM);
    await chmod(program, 0o755);
    const flags = ["--package", name, "--lib", "--message-format=json", "--", ...COUNTING];
    const options = { cwd: path, timeoutSeconds: SECONDS, env: { RUSTDOC: program } };
    const result = await cargo.build(crate, ["rustdoc", ...flags], options);
    const { diagnostics, rest } = readCompilerOutput(result.stdout);
    const broken = diagnostics.find(isBroken);
    if (broken) return unknown(`rustdoc: the code does not compile: ${broken.message}`);
    if (result.code !== 0) return unknown(cargoEnding("cargo rustdoc", result));
    const counted = countedOf(rest);
    if (!counted) return unknown("rustdoc did not count the documented items");
    const sum = { ...NOTHING };
    for (const [file, { total, with_docs: documented }] of Object.entries(counted)) {
      if (!changedFiles.includes(relative(path, resolve(crate.root, file)))) continue;
      sum.publicItems += total;
      sum.documented += documented;
    }
    const findings = diagnostics.flatMap((one): Finding[] => {
      const place = placeOf(one, { root: crate.root, path });
      if (one.code?.code !== "missing_docs" || !place) return [];
      if (!changedFiles.includes(place.file)) return [];
      const message = `${one.message.replace(/^./, (first) => first.toUpperCase())}.`;
      const rule = "rustdoc/missing_docs";
      return [{ part: "docs", severity: "warning", message, ...place, rule }];
    });
    return { ...sum, findings: onlyOnce(findings) };
  };

  const isLibrary = ({ targets }: CargoPackage): boolean =>
    targets.some(({ kind }) => kind.some((one) => LIBRARY.test(one)));

  return async (tree: Checked): Promise<Docs> => {
    if (!tree.changedFiles.some((file) => file.endsWith(".rs"))) return NOTHING;
    const crate = await cargo.crateAt(tree.path);
    if ("problem" in crate) return unknown(crate.problem);
    const all = { ...NOTHING };
    // What only a program consists of is nobody's to use.
    for (const { name } of crate.packages.filter(isLibrary)) {
      const docs = await ofPackage(tree, crate, name);
      if (docs.kind === "unknown") return docs;
      all.publicItems += docs.publicItems;
      all.documented += docs.documented;
      all.findings = [...all.findings, ...docs.findings];
    }
    return all;
  };
}
