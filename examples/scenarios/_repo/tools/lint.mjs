// Checks the syntax of every JavaScript file and a few rules of this repository.
//
//   node tools/lint.mjs [report.sarif]
//
// Exit code 1 where there is an error. With a path it writes SARIF 2.1.0 there as well.
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const FOLDERS = ["src", "test", "testing", "tools", "deploy"];

/** Each rule finds its lines; `only` is the start of the paths that it is for. */
const RULES = [
  {
    id: "no-var",
    level: "error",
    message: "use const or let",
    find: matching(/^\s*var\s/),
  },
  {
    id: "eqeqeq",
    level: "error",
    message: "compare with === or !==",
    find: matching(/[^=!<>]==[^=]|!=[^=]/),
  },
  {
    id: "no-eval",
    level: "error",
    message: "no code from text",
    find: matching(/\beval\(|\bnew Function\(/),
  },
  {
    id: "no-console",
    level: "warning",
    only: "src/",
    message: "the service does not write to the console",
    find: matching(/\bconsole\.\w+\(/),
  },
  {
    id: "trailing-space",
    level: "warning",
    message: "spaces at the end of the line",
    find: (lines) => numbersOf(lines, (line) => /[ \t]$/.test(line)),
  },
  {
    id: "documented-exports",
    level: "warning",
    only: "src/",
    message: "an export needs a JSDoc comment",
    find: (lines) =>
      numbersOf(
        lines,
        (line, index) =>
          /^export (async )?(function|class|const)/.test(line) &&
          !/\*\/\s*$/.test(lines[index - 1] ?? ""),
      ),
  },
];

function matching(pattern) {
  // Text in strings, regular expressions and comments is no code.
  return (lines) => numbersOf(lines, (line) => pattern.test(withoutText(line)));
}

function withoutText(line) {
  return line
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '""')
    .replace(/(^|[(=,:!&|?{};\s])\/(?![/*])(?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/[a-z]*/g, "$1_")
    .replace(/\/\/.*\S|^\s*\/?\*.*\S/g, "");
}

function numbersOf(lines, isWrong) {
  return lines.flatMap((line, index) => (isWrong(line, index) ? [index + 1] : []));
}

/** One process parses all files: starting Node for each would take longer than everything else. */
function syntaxFindings(files) {
  const parser = new URL("syntax.mjs", import.meta.url).pathname;
  const flags = ["--experimental-vm-modules", "--no-warnings"];
  const out = execFileSync(process.execPath, [...flags, parser, ...files], { encoding: "utf8" });
  return JSON.parse(out).map(syntaxFinding);
}

/** Node itself says where and why a broken file cannot be parsed. */
function syntaxFinding(file) {
  const { stderr } = spawnSync(process.execPath, ["--check", file], { encoding: "utf8" });
  const line = Number(/:(\d+)$/m.exec(stderr)?.[1] ?? 1);
  const message = /^\w*Error: .*$/m.exec(stderr)?.[0] ?? "cannot be parsed";
  return { file, line, id: "syntax", level: "error", message };
}

function ruleFindings(file) {
  const lines = readFileSync(file, "utf8").split("\n");
  return RULES.filter(({ only = "" }) => file.startsWith(only)).flatMap(
    ({ id, level, message, find }) =>
      find(lines).map((line) => ({ file, line, id, level, message })),
  );
}

function sarif(findings) {
  const results = findings.map(({ file, line, id, level, message }) => ({
    ruleId: id,
    level,
    message: { text: message },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: file }, region: { startLine: line } },
      },
    ],
  }));
  const rules = ["syntax", ...RULES.map(({ id }) => id)].map((id) => ({ id }));
  const run = { tool: { driver: { name: "lint.mjs", rules } }, results };
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [run],
  };
}

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.m?js$/.test(entry.name))
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`),
).sort();
const findings = [...syntaxFindings(files), ...files.flatMap(ruleFindings)];
findings.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));

const [report] = process.argv.slice(2);
if (report) writeFileSync(report, `${JSON.stringify(sarif(findings), null, 2)}\n`);
for (const { file, line, id, level, message } of findings) {
  console.log(`${file}:${line}: ${level}: ${message} (${id})`);
}
console.log(`${files.length} files, ${findings.length} findings`);
process.exitCode = findings.some(({ level }) => level === "error") ? 1 : 0;
