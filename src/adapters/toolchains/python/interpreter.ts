import type { Commands } from "../../../ports/commands.ts";
import { endingOf } from "../tool-run.ts";

/** A Python that works, and what it has of pytest, coverage and pip. */
export type Interpreter = { program: string; modules: ReadonlySet<string> };

const SECONDS = 60;
/** The first that works: a version manager's `python3` can be a script that finds nothing. */
const PROGRAMS = ["python3", "/usr/bin/python3"];
/** Options of every call: nothing of the tree, of HOME or of the environment is loaded, nothing cached. */
export const ISOLATED = ["-I", "-B"];
/** `pip` counts from 22.3 on, which installs into the environment of another interpreter. */
const PROBE = [
  "import importlib.util as u",
  "pip = __import__('pip').__version__.split('.') if u.find_spec('pip') else ['0', '0']",
  "print(*[m for m in ('pytest', 'coverage') if u.find_spec(m)], end=' ')",
  "print('pip' if (int(pip[0]), int(pip[1])) >= (22, 3) else '')",
].join("; ");

/** @returns why there is none, where there is none */
export async function findInterpreter(
  commands: Commands,
  cwd: string,
  programs: readonly string[] = PROGRAMS,
): Promise<Interpreter | { problem: string }> {
  let problem = "";
  for (const program of programs) {
    const command = [program, ...ISOLATED, "-c", PROBE];
    const result = await commands.run(command, { cwd, timeoutSeconds: SECONDS });
    if (result.code === 0)
      return { program, modules: new Set(result.stdout.split(/\s+/).filter((one) => one !== "")) };
    problem ||= endingOf("python3", result);
  }
  return { problem };
}
