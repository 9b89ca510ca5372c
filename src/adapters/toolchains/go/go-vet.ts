import { relative } from "node:path";
import { z } from "zod";
import { messageOf } from "../../../core/error-code.ts";
import type { Lint } from "../../../core/review/measures.ts";
import type { Finding } from "../../../core/review/quality.ts";
import type { Commands } from "../../../ports/commands.ts";
import { unknown } from "../parts.ts";
import { goEnding, goRunner } from "./go-command.ts";

const SECONDS = 900;

/** `go vet -json`, by package and analyzer; an analyzer that fails gives an object instead of a list. */
const Report = z.record(
  z.string(),
  z.record(
    z.string(),
    z.union([
      z.array(z.object({ posn: z.string(), message: z.string() })),
      z.object({ error: z.string() }),
    ]),
  ),
);

/** One object after the other, each begins and ends with a line of its own; other lines are Go's own. */
function objectsOf(text: string): unknown[] {
  const objects: unknown[] = [];
  let open: string[] | undefined;
  for (const line of text.split("\n")) {
    if (line === "{") open = [];
    open?.push(line);
    if (line !== "}" || open === undefined) continue;
    objects.push(JSON.parse(open.join("\n")));
    open = undefined;
  }
  return objects;
}

function findingsOf(text: string, root: string): Finding[] {
  return objectsOf(text).flatMap((object) =>
    Object.values(Report.parse(object)).flatMap((analyzers) =>
      Object.entries(analyzers).flatMap(([name, found]): Finding[] => {
        if (!Array.isArray(found)) throw new Error(`${name}: ${found.error}`);
        return found.map(({ posn, message }) => {
          const [, file = posn, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(posn) ?? [];
          return {
            part: "lint",
            severity: "error",
            message,
            file: relative(root, file),
            rule: `vet/${name}`,
            ...(line === undefined ? {} : { line: Number(line) }),
          };
        });
      }),
    ),
  );
}

/** Go's own linter, which reports mistakes only: each is an error. */
export function goVet(commands: Commands) {
  const go = goRunner(commands, SECONDS);
  return async (path: string): Promise<Lint> => {
    const result = await go(["go", "vet", "-json", "./..."], path);
    if (result.code !== 0) return unknown(goEnding("go vet", result));
    try {
      // Before Go 1.26 the report is on the other stream.
      return {
        kind: "known",
        findings: findingsOf(`${result.stdout}\n${result.stderr}`, path),
      };
    } catch (error) {
      return unknown(`the report of go vet cannot be read: ${messageOf(error)}`);
    }
  };
}
