import { join, relative } from "node:path";
import type { Audit } from "../../../core/review/measures.ts";
import type { Finding } from "../../../core/review/quality.ts";
import type { CommandResult, Commands } from "../../../ports/commands.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { unknown } from "../parts.ts";
import { endingOf } from "../tool-run.ts";
import type { Advisory, AuditAnswer } from "./audit-answer.ts";
import { MANAGER_ENVIRONMENT, managerProgram } from "./manager-program.ts";
import { npmAudit } from "./npm-audit.ts";
import { packageManagerOf, type PackageManager } from "./package-manager.ts";
import { dependenciesOf, readManifest } from "./package-manifest.ts";
import { pnpmAnswer } from "./pnpm-audit.ts";
import { berryAnswer, classicAnswer } from "./yarn-audit.ts";

const SECONDS = 120;
/** The report of a large tree has megabytes, and half of it is no JSON. */
const MAX_BYTES = 32 * 1024 * 1024;

type Question = {
  name: string;
  args: readonly string[];
  answer: (result: CommandResult) => AuditAnswer;
};

function questionOf(manager: Exclude<PackageManager, { name: "npm" }>): Question {
  if (manager.name === "pnpm")
    return { name: "pnpm audit", args: ["audit", "--json"], answer: pnpmAnswer };
  return manager.isBerry
    ? {
        name: "yarn npm audit",
        args: ["npm", "audit", "--all", "--recursive", "--json"],
        answer: berryAnswer,
      }
    : { name: "yarn audit", args: ["audit", "--json"], answer: classicAnswer };
}

const findingOf = (
  { package: name, range, title, severity }: Advisory,
  { rule, file }: { rule: string; file: string },
): Finding => ({
  part: "security",
  severity,
  message: `${name} ${range}: ${title}`,
  file,
  rule: `${rule}/${name}`,
});

/**
 * Known vulnerabilities of the packages, as the package manager's own audit tells them; without any package
 * there is nothing to ask about.
 */
export function nodeAudit({
  commands,
  reports,
  workspace,
}: {
  commands: Commands;
  reports: string;
  workspace: string;
}) {
  const npm = npmAudit(commands);
  const program = managerProgram({ commands, reports });
  return async (tree: Checked): Promise<Audit> => {
    const { path } = tree;
    const [read, root] = [await readManifest(path), await readManifest(workspace)];
    if ("problem" in read) return unknown(read.problem);
    if ("problem" in root) return unknown(root.problem);
    if (dependenciesOf(read.manifest).length === 0) return { kind: "known", findings: [] };
    const found = await packageManagerOf(workspace, root.manifest);
    if ("problem" in found) return unknown(found.problem);
    if (found.manager.name === "npm") return npm(tree);
    const started = await program(found.manager, workspace);
    if ("problem" in started) return unknown(started.problem);
    const { name, args, answer } = questionOf(found.manager);
    const result = await commands.run([...started.command, ...args], {
      cwd: workspace,
      env: MANAGER_ENVIRONMENT,
      timeoutSeconds: SECONDS,
      maxBytes: MAX_BYTES,
      writable: [],
    });
    const said = answer(result);
    if ("reason" in said)
      return unknown(
        said.reason === undefined ? endingOf(name, result) : `${name}: ${said.reason}`,
      );
    const place = {
      rule: name.replaceAll(" ", "-"),
      // The lock file is the workspace's: each member tells the same.
      file: relative(path, join(workspace, "package.json")),
    };
    return { kind: "known", findings: said.advisories.map((one) => findingOf(one, place)) };
  };
}
