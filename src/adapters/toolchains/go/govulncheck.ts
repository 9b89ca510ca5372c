import { z } from "zod";
import { messageOf } from "../../../core/error-code.ts";
import type { Audit } from "../../../core/review/measures.ts";
import type { Finding } from "../../../core/review/quality.ts";
import type { Commands } from "../../../ports/commands.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { unknown } from "../parts.ts";
import { endingOf, isMissing } from "../tool-run.ts";
import { goRunner } from "./go-command.ts";

const SECONDS = 600;

/** `govulncheck -format json`, one message after the other: https://pkg.go.dev/golang.org/x/vuln/internal/govulncheck */
const Message = z.object({
  config: z.object({ protocol_version: z.string() }).optional(),
  osv: z.object({ id: z.string(), summary: z.string().optional() }).optional(),
  finding: z
    .object({
      osv: z.string(),
      fixed_version: z.string().optional(),
      trace: z.array(
        z.object({
          module: z.string(),
          version: z.string().optional(),
          package: z.string().optional(),
          function: z.string().optional(),
        }),
      ),
    })
    .optional(),
});
type Message = z.infer<typeof Message>;

/** Each message begins and ends with a line of its own. */
function messagesOf(text: string): Message[] {
  return text
    .split(/^(?=\{$)/m)
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const value: unknown = JSON.parse(part);
      return Message.parse(value);
    });
}

type Reach = "called" | "imported" | "required";
const SEVERITY: Record<Reach, Finding["severity"]> = {
  called: "high",
  imported: "low",
  required: "info",
};
const ORDER: readonly Reach[] = ["required", "imported", "called"];

/**
 * A finding for each advisory and module. Go's database knows no severities: what the code calls is high,
 * what it only imports is low, and a module of which it uses other packages is a remark.
 */
function findingsOf(messages: readonly Message[]): Finding[] {
  const titles = new Map(messages.flatMap(({ osv }) => (osv ? [[osv.id, osv.summary]] : [])));
  const found = new Map<string, { reach: Reach; finding: Finding }>();
  for (const { finding } of messages) {
    const [at] = finding?.trace ?? [];
    if (!finding || !at) continue;
    const { osv, fixed_version: fixed } = finding;
    const reach: Reach = at.function ? "called" : at.package ? "imported" : "required";
    const key = `${osv}\n${at.module}`;
    const before = found.get(key);
    if (before && ORDER.indexOf(before.reach) >= ORDER.indexOf(reach)) continue;
    const name = at.module === "stdlib" ? "Go's standard library" : at.module;
    const version = at.version === undefined ? "" : ` ${at.version}`;
    const remedy = fixed === undefined ? "no fixed version" : `fixed in ${fixed}`;
    const message = `${name}${version} (${reach}): ${titles.get(osv) ?? osv}; ${remedy}`;
    const rule = `govulncheck/${osv}`;
    const severity = SEVERITY[reach];
    found.set(key, {
      reach,
      finding: { part: "security", severity, message, file: "go.mod", rule },
    });
  }
  return [...found.values()].map(({ finding }) => finding);
}

export type GovulncheckOptions = {
  commands: Commands;
  /** URL of the vulnerability database, https://vuln.go.dev by default. */
  database?: string | undefined;
};

/** Known vulnerabilities of the modules and of Go itself, and whether the code reaches them. */
export function govulncheck({ commands, database }: GovulncheckOptions) {
  const go = goRunner(commands, SECONDS);
  return async ({ path }: Checked): Promise<Audit> => {
    const source = database === undefined ? [] : ["-db", database];
    const result = await go(["govulncheck", "-format", "json", ...source, "./..."], path);
    if (isMissing(result))
      return unknown(
        `${endingOf("govulncheck", result)}: go install golang.org/x/vuln/cmd/govulncheck@latest`,
      );
    if (result.code !== 0) return unknown(endingOf("govulncheck", result));
    try {
      const messages = messagesOf(result.stdout);
      return messages.some(({ config }) => config !== undefined)
        ? { kind: "known", findings: findingsOf(messages) }
        : unknown("govulncheck reported nothing");
    } catch (error) {
      return unknown(`the report of govulncheck cannot be read: ${messageOf(error)}`);
    }
  };
}
