import { join } from "node:path";
import type { z } from "zod";
import {
  DEPLOYMENT_FILE,
  newestOfKind,
  type DeploymentKind,
} from "../../core/deploy/deployment-artifacts.ts";
import type { ChangeKey } from "../../core/deploy/release-id.ts";
import { deploymentArtifact, deploymentPrefix } from "../../core/names.ts";
import type { Ports } from "./ports.ts";

type Shelf = Pick<Ports, "exchange" | "files" | "context">;
type About = { of: ChangeKey; kind: DeploymentKind };

/** What an earlier attempt of this job, or another job of the run, has handed over. */
export async function handedOver<T>(
  about: About,
  schema: z.ZodType<T>,
  { exchange, files }: Shelf,
): Promise<T | undefined> {
  const name = newestOfKind(await exchange.list(deploymentPrefix(about.of)), about);
  if (name === undefined) return undefined;
  const dir = await files.folder("deployment");
  await exchange.get(name, dir);
  const text = await files.read(join(dir, DEPLOYMENT_FILE));
  if (text === undefined) throw new Error(`the artifact ${name} has no ${DEPLOYMENT_FILE}`);
  const value: unknown = JSON.parse(text);
  return schema.parse(value);
}

export async function handOver(
  { of, kind }: About,
  value: unknown,
  { exchange, files, context }: Shelf,
): Promise<void> {
  const dir = await files.folder("deployment");
  const file = join(dir, DEPLOYMENT_FILE);
  await files.write(file, `${JSON.stringify(value, null, 2)}\n`);
  const name = deploymentArtifact({ of, environment: kind, runAttempt: context.runAttempt });
  await exchange.put(name, dir, [file]);
}
