import { mkdtemp, readFile, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { reviewRepository } from "../../src/cli/review/review-repository.ts";
import { reviewView } from "../../src/cli/review/review-view.ts";
import type { QualityReport } from "../../src/core/review/quality.ts";
import type { Commands } from "../../src/ports/commands.ts";
import { NpmRegistry } from "../adapters/toolchains/node/npm-registry.ts";

const REPOSITORY = join(import.meta.dirname, "../..");
/** Where the sandbox finds the stand-in. */
const PORT = 4_873;

const Advisories = z.record(
  z.string(),
  z.array(z.object({ range: z.string(), severity: z.string(), title: z.string() })),
);

export type SelfReview = {
  base: string;
  /** Which service was asked for advisories. */
  advisories: string;
  report: QualityReport;
};

/** `npm audit` asks the stand-in, whatever else is run asks whom it would. */
const auditing =
  (socket: string) =>
  (commands: Commands): Commands => ({
    ...commands,
    run: (command, options) =>
      commands.run(
        command,
        command[0] === "npm" && command[1] === "audit"
          ? {
              ...options,
              env: { ...options.env, npm_config_registry: `http://127.0.0.1:${PORT}/` },
              sockets: [...(options.sockets ?? []), { port: PORT, path: socket }],
            }
          : options,
      ),
  });

const tell = (line: string): void => void process.stderr.write(`miyabi: ${line}\n`);

/**
 * `miyabi review` of this repository, in the sandbox, by the same rules.
 *
 * @param file advisories as JSON, `{ "<package>": [{ range, severity, title }] }`, told by a stand-in of npm's
 *   service on loopback: for machines that cannot reach the real one, as behind a mirror. Undefined: the real one
 */
export async function reviewItself(base: string, file: string | undefined): Promise<SelfReview> {
  const asked = { path: REPOSITORY, base, sandbox: true, tell };
  if (file === undefined)
    return { base, advisories: "npm's", report: (await reviewRepository(asked)).report };
  const registry = await NpmRegistry.start({});
  Object.assign(registry.advisories, Advisories.parse(JSON.parse(await readFile(file, "utf8"))));
  const folder = await mkdtemp(join(tmpdir(), "miyabi-advisories-"));
  const socket = join(folder, "npm.sock");
  const port = Number(new URL(registry.url).port);
  const joint = createServer((inside) => {
    const outside = connect(port, "127.0.0.1");
    inside.pipe(outside).pipe(inside);
    for (const end of [inside, outside]) end.on("error", () => end.destroy());
  });
  await new Promise<void>((resolve) => joint.listen(socket, resolve));
  try {
    const { report } = await reviewRepository({ ...asked, through: auditing(socket) });
    return { base, advisories: file, report };
  } finally {
    joint.close();
    await registry.stop();
    await rm(folder, { recursive: true });
  }
}

export const renderSelfReview = ({ advisories, report }: SelfReview): string =>
  `${reviewView(report)}\n\nAdvisories: ${advisories}`;
