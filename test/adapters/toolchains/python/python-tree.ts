import { strToU8, zipSync } from "fflate";
import type { Commands } from "../../../../src/ports/commands.ts";
import { treeWith, type Tree } from "../tree.ts";

export type Held = {
  /** Programs that the machine is not to have. */
  without?: readonly string[];
  env?: Readonly<Record<string, string>>;
};

/** No registry is asked: what is not in the tree cannot be installed. */
const OFFLINE = { PIP_NO_INDEX: "1", UV_OFFLINE: "1" };
const MISSING = { code: 127, stdout: "", stderr: "", timedOut: false, seconds: 0 };

const heldBy =
  ({ without = [], env = {} }: Held) =>
  (commands: Commands): Commands => ({
    ...commands,
    run: (command, options) =>
      without.includes(command[0] ?? "")
        ? Promise.resolve(MISSING)
        : commands.run(command, { ...options, env: { ...OFFLINE, ...env, ...options.env } }),
  });

/** A tree of Python files on a machine with pip alone, unless a test says more. */
export const pythonTree = (
  files: Record<string, string | Uint8Array>,
  held: Held = { without: ["uv"] },
): Promise<Tree> => treeWith(files, {}, { held: heldBy(held) });

/** A package as a registry has it (PEP 427): one module, named like it, with a `VALUE`. */
export function wheel(name: string, version: string): Record<string, Uint8Array> {
  const info = `${name}-${version}.dist-info`;
  const metadata = `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`;
  const kind = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n";
  const files = {
    [`${name}.py`]: `VALUE = "${version}"\n`,
    [`${info}/METADATA`]: metadata,
    [`${info}/WHEEL`]: kind,
    [`${info}/RECORD`]: `${name}.py,,\n${info}/METADATA,,\n${info}/WHEEL,,\n${info}/RECORD,,\n`,
  };
  const zipped = Object.entries(files).map(([path, text]) => [path, strToU8(text)]);
  return {
    [`wheels/${name}-${version}-py3-none-any.whl`]: zipSync(
      Object.fromEntries(zipped) as Record<string, Uint8Array>,
    ),
  };
}
export const wheelLine = (name: string, version: string): string =>
  `./wheels/${name}-${version}-py3-none-any.whl\n`;
