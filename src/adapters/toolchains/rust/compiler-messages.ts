import { relative, resolve } from "node:path";
import { z } from "zod";
import type { Finding } from "../../../core/review/quality.ts";

/** A diagnostic of rustc, clippy or rustdoc: https://doc.rust-lang.org/rustc/json.html */
const Diagnostic = z.object({
  level: z.string(),
  message: z.string(),
  rendered: z.string().nullish(),
  code: z.object({ code: z.string() }).nullish(),
  spans: z.array(
    z.object({ file_name: z.string(), line_start: z.number().int(), is_primary: z.boolean() }),
  ),
});
export type Diagnostic = z.infer<typeof Diagnostic>;

/** `--message-format=json`: https://doc.rust-lang.org/cargo/reference/external-tools.html */
const Line = z.discriminatedUnion("reason", [
  z.object({ reason: z.literal("compiler-message"), message: Diagnostic }),
  z.object({
    reason: z.literal("compiler-artifact"),
    target: z.object({ name: z.string(), kind: z.array(z.string()) }),
    profile: z.object({ test: z.boolean() }),
    executable: z.string().nullish(),
  }),
]);

export type Artifact = { name: string; executable: string; isTest: boolean };
export type CompilerOutput = {
  diagnostics: Diagnostic[];
  /** Programs that were built. */
  artifacts: Artifact[];
  /** Lines that are no messages of cargo. */
  rest: string[];
};

function parsed(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return value;
  } catch {
    return undefined;
  }
}

/** What cargo says of a build, line by line. */
export function readCompilerOutput(stdout: string): CompilerOutput {
  const output: CompilerOutput = { diagnostics: [], artifacts: [], rest: [] };
  for (const line of stdout.split("\n")) {
    const value = Line.safeParse(parsed(line));
    if (!value.success) {
      if (line !== "" && !line.startsWith('{"reason":')) output.rest.push(line);
    } else if (value.data.reason === "compiler-message") {
      output.diagnostics.push(value.data.message);
    } else {
      const { target, profile, executable } = value.data;
      if (executable)
        output.artifacts.push({ name: target.name, executable, isTest: profile.test });
    }
  }
  return output;
}

/** An error of the language, not of a lint: the code has no meaning. */
export const isBroken = ({ level, code, spans }: Diagnostic): boolean =>
  level.startsWith("error") && (code ? /^E\d+$/.test(code.code) : spans.length > 0);

/** Where a diagnostic is, relative to a folder; undefined where it has no place inside of it. */
export function placeOf(
  { spans }: Diagnostic,
  { root, path }: { root: string; path: string },
): { file: string; line: number } | undefined {
  const span = spans.find(({ is_primary: primary }) => primary);
  if (!span) return undefined;
  const file = relative(path, resolve(root, span.file_name));
  return file.startsWith("..") || file === "" ? undefined : { file, line: span.line_start };
}

/** Findings once each: a library is compiled twice, for itself and with its tests. */
export function onlyOnce(findings: readonly Finding[]): Finding[] {
  const seen = new Map(
    findings.map((one) => [`${one.file}:${one.line}:${one.rule}:${one.message}`, one]),
  );
  return [...seen.values()];
}
