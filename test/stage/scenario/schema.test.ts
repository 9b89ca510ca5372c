import { expectJsonSchema, scenarioJsonSchema } from "../../../src/stage/scenario/schema.ts";

test.each([
  ["scenario.yml", scenarioJsonSchema()],
  ["expect.yml", expectJsonSchema()],
])("the JSON schema of %s refuses unknown keys and demands none", (_, schema) => {
  expect(schema).toMatchObject({ type: "object", additionalProperties: false });
  expect(schema.required).toBeUndefined();
});
