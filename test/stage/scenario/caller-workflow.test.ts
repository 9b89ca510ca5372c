import { callerWorkflow } from "../../../src/stage/scenario/caller-workflow.ts";

const CALLER = `# Ours
on: issues
jobs:
  miyabi:
    permissions:
      contents: write
      deployments: write
    uses: OWNER/miyabi/.github/workflows/miyabi.yml@v1
`;

test("takes permissions away and changes their level", () => {
  expect(callerWorkflow(CALLER, { deployments: "none", contents: "read" })).toBe(
    CALLER.replace("      deployments: write\n", "").replace("contents: write", "contents: read"),
  );
});

test("leaves the file as it is where nothing is to be changed", () => {
  expect(callerWorkflow(CALLER, {})).toBe(CALLER);
});
