import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { findNode24 } from "../../src/stage/node24.ts";
import { REF } from "./reduced-library.ts";

const Line = z.looseObject({
  jobID: z.string().optional(),
  matrix: z.record(z.string(), z.unknown()).optional(),
  jobResult: z.string().optional(),
  raw_output: z.boolean().optional(),
  msg: z.string().default(""),
});

/** What act said: each job's end, and everything as text. */
export type Acted = {
  code: number | null;
  jobs: { id: string; lane: string | undefined; result: string }[];
  /** Lines that steps wrote. */
  output: string[];
  text: string;
};

export type Acting = {
  /** A clone of the repository with the calling workflow, whose origin is on github.com. */
  clone: string;
  /** Miyabi, as `OWNER/miyabi@v1`. */
  library: string;
  home: string;
  event: { name: string; payload: unknown; actor: string };
  secrets: Readonly<Record<string, string>>;
  env: Readonly<Record<string, string>>;
};

/** The version of act on PATH, undefined where there is none. */
export function actVersion(): string | undefined {
  try {
    return execFileSync("act", ["--version"], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

/**
 * Runs the clone's workflows with act in host mode: no container, no GitHub.
 * https://nektosact.com/usage/runners.html, https://nektosact.com/usage/index.html
 */
export async function runAct(acting: Acting): Promise<Acted> {
  const { clone, library, home, event, secrets, env } = acting;
  mkdirSync(home, { recursive: true });
  const payload = join(home, "event.json");
  writeFileSync(payload, JSON.stringify(event.payload));
  const named = (flag: string, values: Readonly<Record<string, string>>): string[] =>
    Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
  const args = [
    ...[event.name, "--json", "--no-cache-server", "--actor", event.actor],
    ...["--eventpath", payload, "--platform", "ubuntu-latest=-self-hosted"],
    ...["--local-repository", `OWNER/miyabi@${REF}=${library}`],
    ...named("--env", env),
    // Their values are read from the environment, where no other process sees them.
    ...Object.keys(secrets).flatMap((name) => ["--secret", name]),
  ];
  const child = spawn("act", args, {
    cwd: clone,
    // It starts actions that want Node 24 with whatever `node` is on PATH.
    env: { PATH: `${dirname(findNode24())}:${process.env["PATH"] ?? ""}`, HOME: home, ...secrets },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const lines = text.split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [];
    const parsed = Line.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  });
  return {
    code,
    jobs: lines.flatMap(({ jobID, jobResult, matrix = {} }) => {
      const { lane } = matrix;
      return jobID === undefined || jobResult === undefined
        ? []
        : [{ id: jobID, lane: typeof lane === "string" ? lane : undefined, result: jobResult }];
    }),
    output: lines.filter(({ raw_output }) => raw_output).map(({ msg }) => msg.trimEnd()),
    text,
  };
}
