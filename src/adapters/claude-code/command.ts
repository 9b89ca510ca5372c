import { dirname } from "node:path";
import type { JoinedSocket } from "../../ports/commands.ts";
import type { Assignment } from "../../ports/engine.ts";
import type { ModelAccess } from "../anthropic/key-proxy/model-access.ts";
import { REPORT_SCHEMA } from "./final-report.ts";

/** The only tools that it is offered; none reaches the network by itself, starts agents or asks people. */
export const TOOLS = ["Read", "Edit", "Write", "Glob", "Grep", "Bash"] as const;
export const PERMISSION_MODE = "dontAsk";

/** Where the key proxy answers inside of the sandbox: beside the port of the network's proxy. */
const MODEL_PORT = 20_129;
/** As our own engine asks for: the default of ten means minutes before a fault is known. */
const MAX_RETRIES = 3;
/** The default of 128,000 would be set aside of the budget with every call. */
const MAX_OUTPUT_TOKENS = 24_000;

const WORDS = `In this session the tool finish is called StructuredOutput: call it once, at the end. The other tools are ${TOOLS.join(", ")}. Whatever else is refused stays refused; do without it.`;

/** An empty HOME of its own: nothing that an earlier command left in the usual one is read as settings. */
const FRESH_HOME = ["/bin/sh", "-c", 'HOME=$(mktemp -d) && export HOME && exec "$@"', "sh"];

type Settings = { program: string; model: string };

/**
 * Claude Code without a person: it loads no settings, hook, MCP server, plugin, skill, memory or CLAUDE.md
 * of the repository (`--restricted`, `--safe-mode`, no setting sources, `--strict-mcp-config`), is let to
 * do what is listed and denied the rest without a question. The prompt comes on stdin.
 * https://code.claude.com/docs/en/cli-reference, and `claude --help` of the pinned version
 */
export const commandOf = (
  { program, model }: Settings,
  { system, budget }: Pick<Assignment, "system" | "budget">,
): string[] => [
  ...FRESH_HOME,
  program,
  "--print",
  ...["--output-format", "stream-json", "--verbose"],
  ...["--restricted", "--safe-mode", "--setting-sources", "", "--strict-mcp-config"],
  ...["--disable-slash-commands", "--no-session-persistence"],
  ...["--permission-mode", PERMISSION_MODE, "--permission-prompts", "none"],
  ...["--tools", TOOLS.join(","), "--allowedTools", TOOLS.join(",")],
  ...["--model", model, "--max-turns", String(budget.turns)],
  ...["--append-system-prompt", `${system}\n\n${WORDS}`],
  ...["--json-schema", REPORT_SCHEMA],
];

/**
 * Gateways and clouds refuse betas that they do not know, and may have no other model.
 * https://code.claude.com/docs/en/llm-gateway, https://code.claude.com/docs/en/model-config
 */
const elsewhere = (model: string): Record<string, string> => ({
  CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: "1",
  ANTHROPIC_DEFAULT_HAIKU_MODEL: model,
});

/** The whole of its environment beside what every program has: a pass for the proxy, never the key. */
const environmentOf = (
  url: string,
  { token, isAnthropic, model }: Pick<ModelAccess, "token" | "isAnthropic"> & { model: string },
  { task, tryNumber }: Pick<Assignment, "task" | "tryNumber">,
): Record<string, string> => ({
  ANTHROPIC_BASE_URL: url,
  ANTHROPIC_API_KEY: token,
  ANTHROPIC_CUSTOM_HEADERS: `x-miyabi-agent: codegen\nx-miyabi-task: ${task}:attempt-${tryNumber}`,
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
  DISABLE_AUTOUPDATER: "1",
  DISABLE_TELEMETRY: "1",
  DISABLE_ERROR_REPORTING: "1",
  CLAUDE_CODE_DISABLE_CLAUDE_MDS: "1",
  CLAUDE_CODE_DISABLE_AUTO_MEMORY: "1",
  CLAUDE_CODE_DISABLE_BACKGROUND_TASKS: "1",
  CLAUDE_CODE_DISABLE_GIT_INSTRUCTIONS: "1",
  // Would sandbox each command with a further bubblewrap, which ours forbids.
  CLAUDE_CODE_SUBPROCESS_ENV_SCRUB: "0",
  CLAUDE_CODE_MAX_RETRIES: String(MAX_RETRIES),
  CLAUDE_CODE_MAX_OUTPUT_TOKENS: String(MAX_OUTPUT_TOKENS),
  ...(isAnthropic ? {} : elsewhere(model)),
});

/** What the program needs beside its command to run in the sandbox, or without one. */
export function surroundings(
  { program, model, sandboxed }: Settings & { sandboxed: boolean },
  { url, socket, token, isAnthropic }: ModelAccess,
  assignment: Pick<Assignment, "task" | "tryNumber">,
) {
  const sockets: JoinedSocket[] = [{ port: MODEL_PORT, path: socket }];
  return {
    env: environmentOf(
      sandboxed ? `http://127.0.0.1:${MODEL_PORT}` : url,
      { token, isAnthropic, model },
      assignment,
    ),
    readable: [dirname(program)],
    sockets,
  };
}
