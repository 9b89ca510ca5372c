import { Argument, Command } from "commander";
import { z } from "zod";
import { Config } from "../core/config.ts";
import { DoctorReport } from "../core/doctor/finding.ts";
import { QualityReport } from "../core/review/quality.ts";
import { SessionRecord } from "../core/session/session.ts";
import { ScriptFile } from "../stage/model/script.ts";
import { expectJsonSchema, scenarioJsonSchema } from "../stage/scenario/schema.ts";

const SCHEMAS: Record<string, () => unknown> = {
  config: () => z.toJSONSchema(Config, { io: "input" }),
  doctor: () => z.toJSONSchema(DoctorReport),
  expect: expectJsonSchema,
  model: () => z.toJSONSchema(ScriptFile, { io: "input" }),
  report: () => z.toJSONSchema(QualityReport),
  scenario: scenarioJsonSchema,
  session: () => z.toJSONSchema(SessionRecord, { io: "input" }),
};

/** `miyabi schema NAME`: a JSON schema for editors and for whoever writes scenarios. */
export function schemaCommand(): Command {
  return new Command("schema")
    .description("Prints a JSON schema")
    .addArgument(new Argument("<name>", "which").choices(Object.keys(SCHEMAS)))
    .action((name: string) => {
      process.stdout.write(`${JSON.stringify(SCHEMAS[name]?.(), null, 2)}\n`);
    });
}
