import type { ReadYaml } from "../../core/config-text.ts";
import type { Config } from "../../core/config.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Commands } from "../../ports/commands.ts";
import type { Exchange } from "../../ports/exchange.ts";
import type { Files } from "../../ports/files.ts";
import type { Model } from "../../ports/model.ts";
import type { PastWork } from "../../ports/past-work.ts";
import type { RunContext } from "../../ports/run-context.ts";
import type { Sessions } from "../../ports/sessions.ts";
import type { Toolchains } from "../../ports/toolchain.ts";
import type { Workspace, Workspaces } from "../../ports/workspace.ts";

/** What judges the code, as the repository's configuration wants it. */
export type Equipment = {
  /** How generated code is held while its tests run. */
  sandbox: Commands["sandbox"];
  model: Model;
  toolchains: Toolchains;
  /** What programs that ran in a tree were kept from reaching; absent without a sandbox. */
  refused?: Commands["refused"];
};

export type Ports = {
  sessions: Pick<Sessions, "load">;
  exchange: Exchange;
  files: Files;
  workspaces: Workspaces;
  /** The log, which tells what was spent today. */
  past: PastWork;
  clock: Clock;
  /** `sha` is the commit that every lane of the run started from. */
  context: Pick<RunContext, "sha" | "runAttempt">;
  /** @throws where the text is no YAML */
  parseYaml: ReadYaml;
  /** @throws where the text is no TOML */
  parseToml: (text: string) => unknown;
  /**
   * Called once the configuration has been read from the commit that the workspace was cloned at.
   * @throws UserError no_sandbox
   */
  equip: (config: Config, workspace: Workspace) => Equipment | Promise<Equipment>;
  /** A fresh unguessable text of letters and digits at each call, at least 16 long. */
  random: () => string;
};
