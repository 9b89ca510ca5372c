import type { ReadYaml } from "../../core/config-text.ts";
import type { Config } from "../../core/config.ts";
import type { Purse } from "../../core/budget/purse.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Commands } from "../../ports/commands.ts";
import type { Engine } from "../../ports/engine.ts";
import type { Exchange } from "../../ports/exchange.ts";
import type { Files } from "../../ports/files.ts";
import type { Machine } from "../../ports/machine.ts";
import type { Meter } from "../../ports/meter.ts";
import type { PastWork } from "../../ports/past-work.ts";
import type { RunContext } from "../../ports/run-context.ts";
import type { Stop } from "../../ports/stop.ts";
import type { Sessions } from "../../ports/sessions.ts";
import type { Toolchains } from "../../ports/toolchain.ts";
import type { Workspace, Workspaces } from "../../ports/workspace.ts";

/** What works on the code, as the repository's configuration wants it. */
export type Equipment = {
  /** How generated code is held. */
  sandbox: Commands["sandbox"];
  engine: Engine;
  /** What the engine's calls cost, also where it reports nothing; absent: its reports tell. */
  meter?: Meter;
  toolchains: Toolchains;
  /** What programs that ran in a tree were kept from reaching; absent without a sandbox. */
  refused?: Commands["refused"];
  /** Absent: nobody measures what tasks use of it. */
  machine?: Machine;
};

export type Ports = {
  sessions: Pick<Sessions, "load">;
  exchange: Exchange;
  files: Files;
  workspaces: Workspaces;
  /** The log, which tells what was spent today. */
  past: PastWork;
  clock: Clock;
  /** The engine and all that it runs end with it; their equipment is made with it as well. */
  stop: Stop;
  /** `sha` is the commit that every lane of the run starts from. */
  context: Pick<RunContext, "sha" | "runAttempt">;
  /** @throws where the text is no YAML */
  parseYaml: ReadYaml;
  /**
   * Called once the configuration has been read from the commit that the workspace was cloned at. `purse` is
   * what all tasks of the lane may spend.
   * @throws UserError no_sandbox
   */
  equip: (config: Config, workspace: Workspace, purse: Purse) => Equipment | Promise<Equipment>;
  /** A fresh unguessable text of letters and digits at each call, at least 16 long. */
  random: () => string;
};
