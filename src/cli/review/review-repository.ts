import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../adapters/clock/system-clock.ts";
import { localWorkspaces } from "../../adapters/git/git-workspaces.ts";
import { localRepository } from "../../adapters/git/local-repository.ts";
import { parseToml } from "../../adapters/toml/parse-toml.ts";
import { detectToolchains } from "../../adapters/toolchains/detect-toolchains.ts";
import { yamlReader } from "../../adapters/yaml/yaml-reader.ts";
import { judge } from "../../agents/review/judge.ts";
import { NOT_REVIEWED, reviewByModel } from "../../agents/review/model-review.ts";
import { configFromText, CONFIG_PATH } from "../../core/config-text.ts";
import type { Config } from "../../core/config.ts";
import { UserError } from "../../core/errors.ts";
import type { QualityReport } from "../../core/review/quality.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Commands } from "../../ports/commands.ts";
import type { Model } from "../../ports/model.ts";
import type { Workspace } from "../../ports/workspace.ts";
import { connectHeldCommands } from "../../shell/held-commands.ts";
import { connectModel } from "../../shell/model.ts";
import { nonce } from "../../shell/nonce.ts";

/**
 * A key of the user's goes to Anthropic, or where their own environment says: never to an address out of the
 * repository that is reviewed.
 */
function modelOf(apiKey: string, { config, clock }: { config: Config; clock: Clock }): Model {
  const { model, modelAccess: access } = config;
  if (access.via !== "anthropic" && !process.env["ANTHROPIC_BASE_URL"])
    throw new UserError(
      "invalid_input",
      `This repository's model answers elsewhere (modelAccess.via: ${access.via}), and no key of yours goes to an address of a repository. Name where yours is taken, ANTHROPIC_BASE_URL=https://..., or leave --model out.`,
    );
  return connectModel(
    { apiKey, secretLines: "" },
    {
      config: { model, modelAccess: { via: "anthropic" } },
      clock,
      context: { conceal: () => undefined, runId: 0 },
    },
  );
}

/** What is reviewed, and how. */
export type ReviewOptions = {
  path: string;
  /** Branch, tag or commit to compare with; the default branch by default. */
  base?: string | undefined;
  /** Without it no model is asked. */
  apiKey?: string | undefined;
  /** False: the repository's tools run with the user's rights. */
  sandbox: boolean;
  /** Changes how programs are run, for measurements. */
  through?: (commands: Commands) => Commands;
  /** Progress, a line each. */
  tell: (line: string) => void;
};

/** The report, and the score from which the repository approves. */
export type LocalReview = { report: QualityReport; approve: number };

const WAY_OUT =
  "Or give --no-sandbox: the repository's own tools and tests then run with your rights, and can read and change all that you can.";

async function heldCommands(
  config: Config,
  { workspace, tempDir, sandbox }: { workspace: Workspace; tempDir: string; sandbox: boolean },
): Promise<Commands> {
  const rule = sandbox ? config : { ...config, sandbox: "off" as const };
  try {
    return await connectHeldCommands({ config: rule, workspace, context: { tempDir } });
  } catch (error) {
    if (error instanceof UserError && error.code === "no_sandbox")
      throw new UserError("no_sandbox", `${error.message} ${WAY_OUT}`);
    throw error;
  }
}

async function reviewIn(tempDir: string, options: ReviewOptions): Promise<LocalReview> {
  const { tell } = options;
  const home = join(tempDir, "git-home");
  await mkdir(home);
  const repository = await localRepository(options.path, home);
  const baseSha = await repository.baseOf(options.base);
  const dir = join(tempDir, "clones");
  const clock = systemClock();
  const workspaces = localWorkspaces({ path: repository.root, dir, clock });
  const workspace = await workspaces.clone(repository.head);
  const config = configFromText(
    await workspace.fileAt(baseSha, CONFIG_PATH),
    yamlReader(CONFIG_PATH),
  );
  const worktree = await workspace.add({
    path: ".worktrees/review",
    branch: "miyabi-review",
    from: repository.head,
  });
  const isDirty = await repository.copyUncommitted(worktree.path);
  if (isDirty) await worktree.commit("chore: What is not committed");
  const headSha = await worktree.head();
  if ((await workspace.treeOf(headSha)) === (await workspace.treeOf(baseSha)))
    throw new UserError(
      "invalid_input",
      `Nothing differs from ${options.base ?? "the default branch"} (${baseSha.slice(0, 12)}). Name an older commit with --base REF.`,
    );
  const { sandbox, through = (commands: Commands): Commands => commands } = options;
  const commands = through(await heldCommands(config, { workspace, tempDir, sandbox }));
  const uncommitted = isDirty ? ", with what is not committed" : "";
  tell(`${baseSha.slice(0, 12)}..${repository.head.slice(0, 12)}${uncommitted}`);
  if (commands.sandbox === "off") tell("Without a sandbox: the tools run with your rights.");
  const { apiKey } = options;
  const { report } = await judge({
    workspace,
    worktree,
    baseSha,
    headSha,
    attempt: 1,
    config,
    toolchains: detectToolchains({ commands, config, tempDir: join(tempDir, "tools") }),
    parsers: { parseToml },
    review: async (seen) => {
      if (apiKey === undefined) return NOT_REVIEWED;
      tell("the model");
      // One question of whoever typed the command: no issue, and no day of a repository's.
      const unlimited = { limits: [], random: nonce };
      return reviewByModel(modelOf(apiKey, { config, clock }), { ...seen, ...unlimited });
    },
    tell,
  });
  return { report, approve: config.review.approve };
}

/**
 * Reviews a repository of this machine as the review action would: same tools, same rules (those of the
 * base), same score. The repository is only read; all happens in a clone that is removed again.
 * @throws UserError invalid_input, invalid_config, no_sandbox, missing_tool
 */
export async function reviewRepository(options: ReviewOptions): Promise<LocalReview> {
  const tempDir = await mkdtemp(join(tmpdir(), "miyabi-review-"));
  try {
    return await reviewIn(tempDir, options);
  } finally {
    await rm(tempDir, { recursive: true, force: true });
  }
}
