import type { Parts, Workshop } from "../parts.ts";
import { outputOf } from "../tool-run.ts";
import { cargoAudit } from "./cargo-audit.ts";
import { cargoEnding, cargoIn } from "./cargo.ts";
import { clippy } from "./clippy.ts";
import { rustTests } from "./rust-tests.ts";
import { rustdoc } from "./rustdoc.ts";

const BUILD_SECONDS = 1_800;

/** What a package or workspace with a Cargo.toml brings along. */
export function rustParts({ commands, reports, databases }: Workshop): Parts {
  const cargo = cargoIn({ commands, reports });
  return {
    tests: rustTests({ commands, reports }, cargo),
    lint: clippy(cargo),
    audit: cargoAudit({ commands, reports, cargo, database: databases?.rust }),
    docs: rustdoc(cargo, reports),
    build: async ({ path }) => {
      const crate = await cargo.crateAt(path);
      if ("problem" in crate) return { ok: false, output: crate.problem };
      const options = { cwd: path, timeoutSeconds: BUILD_SECONDS };
      const result = await cargo.build(crate, ["build", ...crate.chosen], options);
      const output = outputOf(result) || cargoEnding("cargo build", result);
      return { ok: result.code === 0, output };
    },
  };
}
