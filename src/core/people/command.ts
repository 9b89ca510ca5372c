/** What people can ask for in a comment (design: domain, "Gates, escalation, commands"). */
export type Command =
  | { verb: "approve"; digest: string | undefined }
  | { verb: "reject"; reason: string }
  | { verb: "retry" }
  | { verb: "stop" }
  | { verb: "status" }
  /** `yaml`: the fenced block as it stands, parsed by whoever has a parser. */
  | { verb: "plan"; yaml: string }
  | { verb: "rollback" };

export type ParsedCommand =
  | { kind: "none" }
  | { kind: "command"; command: Command }
  /** Meant for us, and not understood. The message says what would be. */
  | { kind: "malformed"; message: string };

type About = {
  /** As it is written, after `/miyabi`. */
  form: string;
  /** Who may, where that is not everybody with write access. */
  who?: string;
  when: string;
  does: string;
};

/** Every command, in the order in which people are told of them. */
export const COMMANDS: Readonly<Record<Command["verb"], About>> = {
  approve: {
    form: "approve [digest]",
    who: "where `approvers` names somebody, they alone; of a change, nobody who pushed to it",
    when: "a plan or a change waits for it",
    does: "the plan is built, or the change published as it was shown",
  },
  reject: {
    form: "reject [reason]",
    who: "where `approvers` names somebody, they alone",
    when: "no run works",
    does: "the session is `blocked`, the issue closed",
  },
  retry: {
    form: "retry",
    when: "the session stopped, or its pull request waits",
    does: "it goes on where it stopped; commits on the issue's branch are reviewed with the rest",
  },
  stop: { form: "stop", when: "any time", does: "the run is cancelled" },
  status: { form: "status", when: "any time", does: "says where the session stands" },
  plan: {
    form: "plan",
    when: "nothing is published yet, and no run works",
    does: "the plan, changed by the `yaml` block below it, is gated anew",
  },
  rollback: {
    form: "rollback",
    when: "a release of the issue is in production",
    does: "the environment's own job goes back to the release before",
  },
};

const GRAMMAR = Object.values(COMMANDS)
  .map(({ form }, index) => `\`${index === 0 ? "/miyabi " : ""}${form}\``)
  .join(", ")
  .replace("`plan`", "`plan` (with a fenced `yaml` block below)");
const MOST_REASON = 500;

const malformed = (problem: string): ParsedCommand => ({
  kind: "malformed",
  message: `${problem} The commands are: ${GRAMMAR}.`,
});

/** The first fenced block below the command's line; undefined where there is none or it has no end. */
function fencedBlock(lines: readonly string[]): string | undefined {
  const start = lines.findIndex((line) => /^ {0,3}```+ *(?:ya?ml)? *$/i.test(line));
  if (start < 0) return undefined;
  const fence = /`+/.exec(lines[start] ?? "")?.[0] ?? "```";
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.trim().startsWith(fence) && /^[ `]+$/.test(line));
  return end < 0 ? undefined : rest.slice(0, end).join("\n");
}

/**
 * Reads the command in a new comment: `/miyabi` at the very start of its first line, a verb in ASCII,
 * so that look-alike letters, quotes and code blocks are no command (threats 5 and 30).
 */
export function parseCommand(body: string): ParsedCommand {
  const [first = "", ...rest] = body.split(/\r?\n/);
  const match = /^\/miyabi(?:[ \t]+([\x21-\x7e]+)(?:[ \t]+(.*))?)?[ \t]*$/.exec(first);
  if (match === null) return { kind: "none" };
  const verb = (match[1] ?? "").toLowerCase();
  const words = (match[2] ?? "").trim();
  switch (verb) {
    case "approve": {
      const digest = words.toLowerCase().replace(/^`|`$/g, "");
      if (digest === "") return { kind: "command", command: { verb, digest: undefined } };
      if (/^[0-9a-f]{12,64}$/.test(digest)) return { kind: "command", command: { verb, digest } };
      return malformed("A digest has at least 12 of the characters 0-9 and a-f.");
    }
    case "reject":
      return { kind: "command", command: { verb, reason: words.slice(0, MOST_REASON) } };
    case "retry":
    case "stop":
    case "status":
    case "rollback":
      if (words !== "") return malformed(`\`${verb}\` stands alone on its line.`);
      return { kind: "command", command: { verb } };
    case "plan": {
      const yaml = fencedBlock(rest);
      if (words === "" && yaml !== undefined) return { kind: "command", command: { verb, yaml } };
      return malformed(
        "Below `/miyabi plan` stand edits of the plan (`drop`, `change`, `add`) or all `tasks`, in a fenced `yaml` block.",
      );
    }
    case "":
      return malformed("A command is missing.");
    default:
      return malformed("There is no such command.");
  }
}
