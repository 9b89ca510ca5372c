import { z } from "zod";
import type { Audit } from "../../../core/review/measures.ts";
import type { Finding } from "../../../core/review/quality.ts";
import type { Commands } from "../../../ports/commands.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { unknown } from "../parts.ts";
import { endingOf } from "../tool-run.ts";
import { AdvisorySeverity, severityOf } from "./audit-answer.ts";
import { dependenciesOf, readManifest } from "./package-manifest.ts";

const SECONDS = 120;
/** The report of a large tree has megabytes, and half of it is no JSON. */
const MAX_BYTES = 32 * 1024 * 1024;

/** `npm audit --json`, report version 2. */
const Report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: AdvisorySeverity,
      range: z.string().optional(),
      via: z.array(z.union([z.string(), z.object({ title: z.string().optional() })])),
    }),
  ),
});
/** Its own fault has a summary; a registry without an answer has the request's message and an empty one. */
const Failure = z.object({
  message: z.string().optional(),
  error: z.object({ summary: z.string().optional() }).optional(),
});
const MOST_REASON = 300;

const findingsOf = ({ vulnerabilities }: z.infer<typeof Report>): Finding[] =>
  Object.entries(vulnerabilities).map(([name, { severity, range = "", via }]) => {
    const titles = via.flatMap((one) =>
      typeof one === "string" ? [`through ${one}`] : [one.title ?? ""],
    );
    return {
      part: "security",
      severity: severityOf(severity),
      message: `${name} ${range}: ${titles.filter((title) => title !== "").join("; ")}`,
      file: "package.json",
      rule: `npm-audit/${name}`,
    };
  });

function reasonOf(value: unknown): string | undefined {
  const failure = Failure.safeParse(value);
  if (!failure.success) return undefined;
  const { message = "", error: { summary = "" } = {} } = failure.data;
  if (summary !== "") return `npm audit: ${summary.slice(0, MOST_REASON)}`;
  if (message === "") return undefined;
  return `npm's advisory service does not answer: ${message.slice(0, MOST_REASON)}`;
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Known vulnerabilities of the packages; without any package there is nothing to ask about. */
export function npmAudit(commands: Commands) {
  return async ({ path }: Checked): Promise<Audit> => {
    const read = await readManifest(path);
    if ("problem" in read) return unknown(read.problem);
    if (dependenciesOf(read.manifest).length === 0) return { kind: "known", findings: [] };
    const command = ["npm", "audit", "--json"];
    const result = await commands.run(command, {
      cwd: path,
      timeoutSeconds: SECONDS,
      maxBytes: MAX_BYTES,
    });
    const value = parseJson(result.stdout);
    const report = Report.safeParse(value);
    // npm ends with 1 where it found something; any other ending is none of its judgements.
    if (report.success && (result.code === 0 || result.code === 1))
      return { kind: "known", findings: findingsOf(report.data) };
    return unknown(reasonOf(value) ?? endingOf("npm audit", result));
  };
}
