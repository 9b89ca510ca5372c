import { fenced } from "../../../src/core/text/fenced.ts";
import { inertLine } from "../../../src/core/text/inert-line.ts";
import { mermaidLabel } from "../../../src/core/text/mermaid-label.ts";
import { publishable } from "../../../src/core/text/publishable.ts";
import { testModules } from "../../../src/adapters/toolchains/rust/without-tests.ts";
import { parseJsonc } from "../../../src/adapters/toolchains/node/parse-jsonc.ts";
import { parseCommand } from "../../../src/core/people/command.ts";
import { withoutSecretLines } from "../../../src/core/review/secrets-scan.ts";
import { weakenedTests } from "../../../src/core/review/weakened-tests.ts";
import { redactor } from "../../../src/core/text/redact-values.ts";
import { sanitise } from "../../../src/core/text/sanitise.ts";
import { neutralise } from "../../../src/core/text/workflow-text.ts";
import { PIECES, THEMES } from "./corpus.ts";

const redact = redactor([["sk", "stage", "0123456789abcdef"].join("-")]);

const orNone = (read: () => unknown): unknown => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/** What a task's change adds to a test. */
const changed = (text: string) => ({
  path: "test/a.test.ts",
  status: "changed" as const,
  binary: false,
  added: text.split("\n").map((line, at) => ({ line: at + 1, text: line })),
  removed: [],
});

const SUBJECTS: Record<string, (text: string) => unknown> = {
  sanitise,
  publishable: (text) => publishable(text),
  inertLine: (text) => inertLine(text),
  mermaidLabel,
  fenced: (text) => fenced(text),
  neutralise,
  redactor: redact,
  parseCommand: (text) => parseCommand(`/miyabi ${text}`),
  parseJsonc: (text) => orNone(() => parseJsonc(text)),
  testModules,
  weakenedTests: (text) => weakenedTests([changed(text)]),
  withoutSecretLines,
};

/** A text of this size takes milliseconds where time grows with it, and many seconds where it grows with its square. */
const LENGTH = 100_000;

const PIECES_OF_ALL = [...new Set(THEMES.flatMap((theme): readonly string[] => PIECES[theme]))];
/** What expressions of ours look ahead or back over. */
const SUSPECTS = [
  ...["a", "@", "\\", "\n", "![", "fix.", "fix. /", "https:", "&amp;", "[a]: ", "<!-", "H4sI"],
  ...["/* ", "test(", "if process.env", 'r##"a" ', "'\\u{", "x: ,"],
];

/** What is repeated: a few suspects; or each piece alone, and the pairs of which the number falls to this share. */
const units = (share: Share): string[] =>
  share === "suspects"
    ? SUSPECTS
    : [
        ...PIECES_OF_ALL,
        ...PIECES_OF_ALL.flatMap((a, row) =>
          PIECES_OF_ALL.filter((_, at) => (row * 31 + at) % share.of === share.rest % share.of).map(
            (b) => a + b,
          ),
        ),
      ];

export type Share = "suspects" | { of: number; rest: number };
export type Slow = { subject: string; unit: string; milliseconds: number };

/**
 * Texts of one piece, or of two in turn, over and over: what an expression that looks back or ahead is slow on.
 *
 * @param share a few, or all pieces and every so-manieth pair
 * @returns those that took longer than the limit, in milliseconds of the processor
 */
export function slowPumps(share: Share, limit: number): Slow[] {
  const slow: Slow[] = [];
  for (const unit of units(share)) {
    const text = unit.repeat(Math.ceil(LENGTH / unit.length));
    for (const [subject, change] of Object.entries(SUBJECTS)) {
      const began = process.cpuUsage();
      change(text);
      const milliseconds = Math.round(process.cpuUsage(began).user / 1000);
      if (milliseconds > limit) slow.push({ subject, unit, milliseconds });
    }
  }
  return slow;
}
