import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { UserError } from "../../core/errors.ts";
import { sarifOf } from "../../core/review/sarif-report.ts";
import { EXIT } from "../exit-code.ts";
import { reviewRepository, type LocalReview } from "./review-repository.ts";
import { reviewView } from "./review-view.ts";

type Options = {
  base?: string;
  failUnder?: number;
  json?: true;
  sarif?: string;
  model?: true;
  sandbox: boolean;
};

const score = (text: string): number => {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value <= 100) return value;
  throw new InvalidArgumentError("Give a score from 0 to 100.");
};

function keyFor(model: true | undefined): string | undefined {
  if (!model) return undefined;
  const key = process.env["ANTHROPIC_API_KEY"];
  if (key) return key;
  throw new UserError(
    "missing_secret",
    "--model needs a key: set ANTHROPIC_API_KEY, or leave --model out: the score is the tools' alone.",
  );
}

/** What passes: enough points, and nothing that must not be merged whatever the points. */
const passes = ({ report, approve }: LocalReview, failUnder: number | undefined): boolean =>
  report.score >= (failUnder ?? approve) && report.recommendation !== "REJECT";

/** `miyabi review [PATH]`. */
export function reviewCommand(report: (exitCode: number) => void): Command {
  return new Command("review")
    .description("Scores what a repository on this machine changed, as the review action would")
    .argument("[path]", "a folder of the repository", ".")
    .option("--base <ref>", "branch, tag or commit to compare with (default: the default branch)")
    .addOption(
      new Option(
        "--fail-under <n>",
        "exit code 1 below this score (default: review.approve of the configuration)",
      ).argParser(score),
    )
    .option("--json", "the report as JSON on stdout")
    .option("--sarif <file>", "writes the findings as SARIF 2.1.0 as well")
    .option(
      "--model",
      "asks Claude too (ANTHROPIC_API_KEY); it can lower the verdict, not the score",
    )
    .option("--no-sandbox", "runs the repository's tools with your rights")
    .action(async (path: string, options: Options) => {
      const apiKey = keyFor(options.model);
      const reviewed = await reviewRepository({
        path: resolve(path),
        base: options.base,
        apiKey,
        sandbox: options.sandbox,
        tell: (line) => void process.stderr.write(`miyabi: ${line}\n`),
      });
      const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
      if (options.sarif !== undefined)
        await writeFile(options.sarif, pretty(sarifOf(reviewed.report)));
      process.stdout.write(
        options.json ? pretty(reviewed.report) : `${reviewView(reviewed.report)}\n`,
      );
      report(passes(reviewed, options.failUnder) ? EXIT.ok : EXIT.unexpected);
    });
}
