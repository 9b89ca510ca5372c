import { join } from "node:path";
import { parseJunit } from "../reports/junit.ts";
import type { ReportPlaces, RunnerCall } from "./reported-run.ts";
import type { TestScript } from "./test-script.ts";

type NodeScript = Extract<TestScript, { kind: "node" }>;

/** Node's own runner, which tells its coverage as one more reporter. */
export const nodeTestCall =
  ({ args, env }: NodeScript) =>
  ({ report, coverage }: ReportPlaces): RunnerCall => ({
    name: "node --test",
    command: [
      ...["node", "--experimental-test-coverage"],
      ...[
        ["lcov", join(coverage, "lcov.info")],
        ["junit", report],
        ["spec", "stdout"],
      ].flatMap(([name = "", to = ""]) => [
        `--test-reporter=${name}`,
        `--test-reporter-destination=${to}`,
      ]),
      ...args,
    ],
    programs: [],
    env,
    read: parseJunit,
  });
