import type { Lint } from "../../../core/review/measures.ts";
import type { Finding } from "../../../core/review/quality.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { unknown } from "../parts.ts";
import { cargoEnding, type Cargo } from "./cargo.ts";
import { isBroken, onlyOnce, placeOf, readCompilerOutput } from "./compiler-messages.ts";

const SECONDS = 1_800;
const CRASH = /internal compiler error|the compiler unexpectedly panicked/;
const NOT_INSTALLED = /no such command: `clippy`|is not installed for the toolchain/;

/** Warnings and errors of clippy and rustc, each as grave as the repository's settings make it. */
export function clippy(cargo: Cargo) {
  return async ({ path }: Checked): Promise<Lint> => {
    const crate = await cargo.crateAt(path);
    if ("problem" in crate) return unknown(crate.problem);
    const flags = ["--all-targets", "--no-deps", "--message-format=json"];
    const options = { cwd: path, timeoutSeconds: SECONDS };
    const result = await cargo.build(crate, ["clippy", ...crate.chosen, ...flags], options);
    if (NOT_INSTALLED.test(result.stderr))
      return unknown("clippy is not installed: rustup component add clippy");
    const { diagnostics } = readCompilerOutput(result.stdout);
    const broken = diagnostics.find(isBroken);
    if (broken) return unknown(`clippy: the code does not compile: ${broken.message}`);
    const lints = diagnostics.filter(({ code }) => code);
    const refused = lints.some(({ level }) => level === "error");
    if (CRASH.test(result.stderr) || (result.code !== 0 && !refused))
      return unknown(cargoEnding("cargo clippy", result));
    const findings = lints.flatMap((lint): Finding[] => {
      const place = placeOf(lint, { root: crate.root, path });
      // Without a place of its own it is another package's, which is judged by itself.
      if (!place) return [];
      const name = lint.code?.code ?? "";
      return [
        {
          part: "lint",
          severity: lint.level === "error" ? "error" : "warning",
          message: lint.message,
          ...place,
          rule: name.startsWith("clippy::") ? name.replace("::", "/") : `rustc/${name}`,
        },
      ];
    });
    return { kind: "known", findings: onlyOnce(findings) };
  };
}
