import type { JobLog } from "./job-log.ts";
import type { Masks } from "./masks.ts";
import { parseCommand, type WorkflowCommand } from "./workflow-command.ts";

const COMMANDS = [
  "add-mask",
  "add-matcher",
  "add-path",
  "debug",
  "echo",
  "endgroup",
  "error",
  "group",
  "internal-set-repo-path",
  "notice",
  "remove-matcher",
  "save-state",
  "set-env",
  "set-output",
  "stop-commands",
  "warning",
] as const;

type Name = (typeof COMMANDS)[number];
const isName = (name: string): name is Name => (COMMANDS as readonly string[]).includes(name);

const deprecated = (name: string): string =>
  `The \`${name}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files. ` +
  "For more information see: https://github.blog/changelog/2022-10-11-github-actions-deprecating-save-state-and-set-output-commands/";

const disabled = (name: string): string =>
  `The \`${name}\` command is disabled. Please upgrade to using Environment Files or opt into unsecure command ` +
  "execution by setting the `ACTIONS_ALLOW_UNSECURE_COMMANDS` environment variable to `true`. " +
  "For more information see: https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/";

/**
 * Reads what one step prints: obeys its commands, logs the rest.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export class StepOutput {
  readonly outputs: Record<string, string> = {};
  readonly state: Record<string, string> = {};
  /** A command that the runner refuses fails the step. */
  failed = false;
  #stopToken: string | undefined;
  #echo = false;
  readonly #log: JobLog;
  readonly #masks: Masks;
  readonly #debug: boolean;

  constructor(options: { log: JobLog; masks: Masks; debug: boolean }) {
    this.#log = options.log;
    this.#masks = options.masks;
    this.#debug = options.debug;
  }

  line(line: string): void {
    if (this.#stopToken !== undefined) {
      const token = this.#stopToken;
      const resumed = parseCommand(line, (name) => name === token.toLowerCase());
      if (resumed !== undefined) this.#stopToken = undefined;
      this.#log.write(line);
      return;
    }
    const command = parseCommand(line, isName);
    if (command === undefined) this.#log.write(line);
    else this.#obey(command, command.name as Name, line);
  }

  #obey({ properties, data }: WorkflowCommand, name: Name, line: string): void {
    switch (name) {
      case "add-mask":
        if (data.trim() === "")
          this.#log.warning("Can't add secret mask for empty string in ##[add-mask] command.");
        else this.#masks.add(data);
        break;
      case "debug":
        if (this.#debug) this.#log.write(`##[debug]${data}`);
        return;
      case "error":
      case "warning":
      case "notice": {
        const at = Number(properties["line"]);
        this.#log.annotate(name, data, {
          ...(properties["title"] === undefined ? {} : { title: properties["title"] }),
          ...(properties["file"] === undefined ? {} : { file: properties["file"] }),
          ...(Number.isInteger(at) && at > 0 ? { line: at } : {}),
        });
        return;
      }
      case "group":
        this.#log.write(`##[group]${data}`);
        return;
      case "endgroup":
        this.#log.write("##[endgroup]");
        return;
      case "echo":
        this.#echo = data.trim().toLowerCase() === "on";
        break;
      case "set-output":
      case "save-state": {
        const key = properties["name"];
        if (key === undefined)
          this.#refuse(name, `Required field 'name' is missing in ##[${name}] command.`);
        else {
          (name === "set-output" ? this.outputs : this.state)[key] = data;
          this.#log.warning(deprecated(name));
        }
        break;
      }
      case "set-env":
      case "add-path":
        this.#refuse(name, disabled(name));
        break;
      case "stop-commands":
        if (data === "" || data === "pause-logging" || isName(data.toLowerCase()))
          this.#refuse(
            name,
            `Invoked ::stopCommand:: with token: [${data}]. It must not be empty or the name of a command.`,
          );
        else this.#stopToken = data;
        this.#log.write(line);
        return;
      case "add-matcher":
      case "remove-matcher":
      case "internal-set-repo-path":
        this.#log.warning(
          `'${name}' is not supported on the local stage: it makes no annotations here`,
        );
        break;
    }
    if (this.#echo || name === "add-mask")
      this.#log.write(name === "add-mask" ? "::add-mask::***" : line);
  }

  #refuse(name: Name, reason: string): void {
    this.failed = true;
    this.#log.error(`Unable to process command '::${name}::' successfully.`);
    this.#log.error(reason);
  }
}
