import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { plainCommands } from "../adapters/process/plain-commands.ts";
import type { Commands } from "../ports/commands.ts";
import type { RunContext } from "../ports/run-context.ts";

/** Programs in a clean environment, with an empty HOME that lives as long as the job. */
export async function connectCommands({ tempDir }: Pick<RunContext, "tempDir">): Promise<Commands> {
  const home = await mkdtemp(join(tempDir, "home-"));
  return plainCommands({ home, tempDir, path: process.env["PATH"] });
}
