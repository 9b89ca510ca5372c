import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plainTextIn } from "../../adapters/files/plain-file.ts";
import { localClone } from "../../adapters/git/local-clone.ts";
import { nextSteps } from "../../core/adopt/next-steps.ts";
import { isPinned, type Source } from "../../core/adopt/release.ts";
import { remoteName } from "../../core/adopt/remote-name.ts";
import { UserError } from "../../core/errors.ts";
import { packageDir } from "../package-dir.ts";
import type { RepositoryAccess } from "../repository-access.ts";
import type { Ask } from "./ask.ts";
import { makeLabels } from "./make-labels.ts";
import { ownSource } from "./own-source.ts";
import { wantedFiles, WORKFLOW_PATH } from "./wanted-files.ts";
import { writeFiles } from "./write-files.ts";

export type InitOptions = {
  /** Any folder of the clone. */
  path: string;
  asked: Pick<Source, "repository"> | Source | undefined;
  /** `owner/name`, where not what the clone's remote says. */
  repo: string | undefined;
  sweep: boolean;
  form: boolean;
  labels: boolean;
  dryRun: boolean;
  force: boolean;
  ask: Ask | undefined;
  serverUrl: string;
  access: (repository: string) => Promise<RepositoryAccess>;
  tell: (text: string) => void;
};

async function labelsOf(options: InitOptions, repository: string | undefined): Promise<void> {
  const { access, dryRun, tell } = options;
  if (repository === undefined)
    throw new UserError(
      "invalid_input",
      "--labels needs to know the repository, and the clone's remote origin is none on GitHub. Name it: --repo OWNER/NAME.",
    );
  const made = await makeLabels(await access(repository), { dryRun, tell });
  const said = made.length === 0 ? "all there" : `${made.length} ${dryRun ? "missing" : "made"}`;
  tell(`labels  ${said}\n`);
}

/**
 * Sets Miyabi up in a clone: workflows, settings, issue form, and the labels on GitHub where asked for.
 * Nothing is committed.
 * @throws UserError not_a_repository, invalid_input, missing_token, missing_permission
 */
export async function initRepository(options: InitOptions): Promise<void> {
  const { asked, dryRun, tell } = options;
  const home = await mkdtemp(join(tmpdir(), "miyabi-init-"));
  try {
    const { root, origin } = await localClone(options.path, home);
    const repository =
      options.repo ?? (origin === undefined ? undefined : remoteName(origin, options.serverUrl));
    const workflow = await plainTextIn(root, WORKFLOW_PATH);
    const source = await ownSource({ asked, packageDir: packageDir(), workflow, home });
    const left = await writeFiles(await wantedFiles(packageDir(), source, options), {
      ...options,
      root,
    });
    for (const path of left) tell(`left    ${path}\n`);
    if (options.labels) await labelsOf(options, repository);
    if (!isPinned(source.ref))
      tell(
        `\nThe workflows call ${source.repository} at ${source.ref}, which can move: this copy of Miyabi knows no release of it.\nTo pin a commit: miyabi init --from ${source.repository}@COMMIT --force\n`,
      );
    const steps = nextSteps({ repository, labels: options.labels });
    tell(dryRun ? "\nNothing was written.\n" : `\nNext\n${steps.join("\n")}\n`);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
