import { z } from "zod";
import { Expectation } from "./expectation.ts";
import { ScenarioFile } from "./scenario-file.ts";

/** JSON schema of `scenario.yml` as an author writes it: what has a default may be left out. */
export const scenarioJsonSchema = (): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(ScenarioFile, { io: "input" });

/** JSON schema of `expect.yml`. */
export const expectJsonSchema = (): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(Expectation, { io: "input" });
