import { resolve } from "node:path";
import { Command } from "commander";
import { EXIT } from "../exit-code.ts";
import { repositoryName } from "../repository-access.ts";
import { doctorView } from "./doctor-view.ts";
import { examine } from "./examine.ts";

/** `miyabi doctor [PATH]`. */
export function doctorCommand(report: (exitCode: number) => void): Command {
  return new Command("doctor")
    .description("Looks whether everything is right for Miyabi, in a clone and on GitHub")
    .argument("[path]", "a folder of the clone", ".")
    .option("--repo <owner/name>", "your repository (default: the remote origin)", repositoryName)
    .option("--json", "the findings as JSON on stdout")
    .action(async (path: string, { repo, json }: { repo?: string; json?: true }) => {
      const found = await examine({ path: resolve(path), repo, env: process.env });
      process.stdout.write(`${json ? JSON.stringify(found, null, 2) : doctorView(found)}\n`);
      const failed = found.findings.some(({ status }) => status === "fail");
      report(failed ? EXIT.unexpected : EXIT.ok);
    });
}
