import type { ImageConfig } from "../../core/deploy/deploy-config.ts";
import { TargetFailure, type Run } from "./kubectl.ts";

/** A build or a push of an image. */
const TIMEOUT_SECONDS = 30 * 60;

const DIGEST = /sha256:[0-9a-f]{64}/g;

const filled = (command: readonly string[], values: Readonly<Record<string, string>>): string[] =>
  command.map((part) =>
    part.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder),
  );

/**
 * Builds and pushes an image, and finds out what the registry calls it.
 *
 * @param values for `{sha}`, `{release}` and `{environment}` in arguments
 * @returns e.g. `sha256:…`
 * @throws TargetFailure
 */
export async function publishImage(
  image: ImageConfig,
  { run, values }: { run: Run; values: Readonly<Record<string, string>> },
): Promise<string> {
  const start = (command: readonly string[]) =>
    run(filled(command, values), { timeoutSeconds: TIMEOUT_SECONDS });
  if (image.build) await start(image.build);
  const pushed = image.push && (await start(image.push));
  const told = image.digest ? await start(image.digest) : pushed;
  const digest = [...(told?.stdout.matchAll(DIGEST) ?? [])].at(-1)?.[0];
  if (digest === undefined)
    throw new TargetFailure({
      reason: "lasting",
      cause: `${image.name}: neither the digest command nor the push printed a digest (sha256:…)`,
    });
  return digest;
}
