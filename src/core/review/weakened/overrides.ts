import type { FileDiff } from "../../diff.ts";
import type { Finding } from "../quality.ts";
import { finding } from "./finding.ts";

/** Where a tool finds its settings: in files of its own, and under a key of files that hold others as well. */
type Tool = { own: RegExp; held: Readonly<Record<string, RegExp>> };

const key = (name: string): RegExp => new RegExp(`^\\s*"${name}"\\s*:`, "m");
const section = (name: string): RegExp => new RegExp(`^\\s*\\[${name}`, "m");
const SCRIPT = String.raw`[cm]?[jt]s`;
const VITE = Object.fromEntries(
  ["js", "mjs", "cjs", "ts", "mts", "cts"].map((end) => [`vite.config.${end}`, /\btest\s*:/]),
);

/** Each tool takes the file nearest to what it looks at, and of several beside each other one alone. */
const TOOLS: readonly Tool[] = [
  {
    own: new RegExp(String.raw`^jest\.config\.(?:${SCRIPT}|json)$`),
    held: { "package.json": key("jest") },
  },
  { own: new RegExp(String.raw`^vitest\.config\.${SCRIPT}$`), held: VITE },
  { own: /^\.mocharc\.\w+$/, held: { "package.json": key("mocha") } },
  { own: /^\.(?:nycrc|c8rc)(?:\.\w+)?$/, held: { "package.json": key("(?:nyc|c8)") } },
  {
    own: new RegExp(String.raw`^(?:eslint\.config\.${SCRIPT}|\.eslintrc(?:\.\w+)?)$`),
    held: { "package.json": key("eslintConfig") },
  },
  { own: /^\.?biome\.jsonc?$/, held: {} },
  { own: /^(?:\.oxlintrc\.json|oxlint\.config\.ts)$/, held: {} },
  {
    own: /^\.?pytest\.(?:ini|toml)$/,
    held: {
      "pyproject.toml": section(String.raw`tool\.pytest\b`),
      "tox.ini": section("pytest"),
      "setup.cfg": section("tool:pytest"),
    },
  },
  {
    own: /^\.coveragerc(?:\.toml)?$/,
    held: {
      "pyproject.toml": section(String.raw`tool\.coverage\b`),
      "tox.ini": section("coverage:"),
      "setup.cfg": section("coverage:"),
    },
  },
  { own: /^\.?ruff\.toml$/, held: { "pyproject.toml": section(String.raw`tool\.ruff\b`) } },
  {
    own: /^\.flake8$/,
    held: { "tox.ini": section("flake8"), "setup.cfg": section("flake8") },
  },
  {
    own: /^\.?mypy\.ini$/,
    held: { "pyproject.toml": section(String.raw`tool\.mypy\b`), "setup.cfg": section("mypy") },
  },
  {
    own: /^\.?pylintrc(?:\.toml)?$/,
    held: { "pyproject.toml": section(String.raw`tool\.pylint\b`), "setup.cfg": section("pylint") },
  },
  { own: /^\.golangci\.(?:ya?ml|toml|json)$/, held: {} },
  { own: /^staticcheck\.conf$/, held: {} },
  { own: /^\.?clippy\.toml$/, held: {} },
];

/** What the base holds, as far as `settingsBeside` asks for it. */
export type BaseSettings = {
  paths: readonly string[];
  /** The texts of the files that `settingsBeside` names. */
  texts: ReadonlyMap<string, string>;
};
/** Settings that override nothing. */
export const NO_SETTINGS: BaseSettings = { paths: [], texts: new Map() };

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** Whether the change brings settings of the tool in this file, as far as its lines tell. */
function brings({ own, held }: Tool, { path, status, added }: FileDiff): boolean {
  const name = nameOf(path);
  if (status === "deleted") return false;
  if (own.test(name)) return status === "created";
  const mark = held[name];
  return mark !== undefined && added.some(({ text }) => mark.test(text));
}

/** Files of the base in the folder or above it in which the tool's settings could stand. */
const candidates = ({ own, held }: Tool, path: string, paths: readonly string[]): string[] =>
  paths.filter((other) => {
    const name = nameOf(other);
    return (own.test(name) || held[name] !== undefined) && path.startsWith(folderOf(other));
  });

/** Whether the change brings settings at all; else nothing of the base needs to be read. */
export const bringsSettings = (files: readonly FileDiff[]): boolean =>
  files.some((file) => TOOLS.some((tool) => brings(tool, file)));

/** Those of the base's paths of which `overrides` needs the texts. */
export const settingsBeside = (
  files: readonly FileDiff[],
  paths: readonly string[],
): readonly string[] => [
  ...new Set(
    TOOLS.flatMap((tool) =>
      files
        .filter((file) => brings(tool, file))
        .flatMap(({ path }) => candidates(tool, path, paths)),
    ),
  ),
];

/**
 * Settings that the change brings to a place where the base has others for the same tool: whatever they
 * say, the old ones no longer count there. The first settings are welcome, and so are those of a folder
 * that is new as a whole: nothing was looked at there before.
 */
export const overrides = (files: readonly FileDiff[], base: BaseSettings): Finding[] =>
  TOOLS.flatMap((tool) => {
    const holds = (path: string): boolean => {
      const mark = tool.held[nameOf(path)];
      return mark === undefined || mark.test(base.texts.get(path) ?? "");
    };
    return files
      .filter((file) => brings(tool, file))
      .flatMap(({ path }) => {
        const folder = folderOf(path);
        const others = candidates(tool, path, base.paths).filter(holds);
        const isNew = folder !== "" && !base.paths.some((other) => other.startsWith(folder));
        const [old] = others;
        return old === undefined || isNew || others.includes(path)
          ? []
          : [finding("high", `These settings take the place of those in ${old}.`, { file: path })];
      });
  });
