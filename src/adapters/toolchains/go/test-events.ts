import { z } from "zod";

const MAX_OUTPUT = 20_000;

/** `go test -json`: https://pkg.go.dev/cmd/test2json */
const Event = z.object({
  Action: z.string(),
  Package: z.string().optional(),
  Test: z.string().optional(),
  Output: z.string().optional(),
});
type Event = z.infer<typeof Event>;

function eventOf(line: string): Event | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    const parsed = Event.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

type State = {
  package: string;
  name: string;
  ending: "none" | "pass" | "skip" | "fail";
  output: string;
};

/** Where `t.Error` and its like say that they were called. */
const CALLED = /^\s+([\w.-]+_test\.go):\d+: /m;

export type GoTestCounts = {
  passed: number;
  failed: number;
  /** Packages that came to a judgement. */
  packages: number;
  /** The failed tests; `file` as the test printed it, by its name alone. */
  failures: { package: string; name: string; file: string | undefined }[];
  /** What failed tests and packages printed. */
  output: string;
};

/**
 * Counts the tests, subtests among them, of `go test -json`. A result without a start is something that a
 * test printed; a test that began and did not end has failed, and so has one that failed and then
 * says that it passed (threat 22).
 */
export function readTestEvents(stdout: string): GoTestCounts {
  const tests = new Map<string, State>();
  const ofPackages: string[] = [];
  let packages = 0;
  for (const line of stdout.split("\n")) {
    const event = eventOf(line);
    if (!event) {
      if (line !== "") ofPackages.push(`${line}\n`);
      continue;
    }
    const { Action: action, Package: name = "", Test: test, Output: text = "" } = event;
    if (test === undefined) {
      ofPackages.push(text);
      if (["pass", "fail", "skip"].includes(action)) packages += 1;
      continue;
    }
    const key = `${name}\n${test}`;
    const state = tests.get(key);
    if (action === "run")
      tests.set(key, state ?? { package: name, name: test, ending: "none", output: "" });
    if (!state) continue;
    state.output += text;
    if (action === "fail") state.ending = "fail";
    if ((action === "pass" || action === "skip") && state.ending !== "fail") state.ending = action;
  }
  const states = [...tests.values()];
  const bad = states.filter(({ ending }) => ending === "fail" || ending === "none");
  return {
    passed: states.filter(({ ending }) => ending === "pass").length,
    failed: bad.length,
    failures: bad.map(({ package: of, name, output }) => ({
      package: of,
      name,
      file: CALLED.exec(output)?.[1],
    })),
    packages,
    output: [...bad.map(({ output }) => output), ...ofPackages].join("").slice(-MAX_OUTPUT),
  };
}
