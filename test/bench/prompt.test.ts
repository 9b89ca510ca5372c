import { measurePrompt, renderPrompt } from "./prompt.ts";

test("our engine solves the sample task, and every request is counted", async () => {
  const measured = await measurePrompt();
  const { sdk } = measured;
  expect(measured).toMatchObject({ scenario: "user-authentication", task: "task-500-1" });
  expect(sdk).toMatchObject({ status: "finished", requests: 4 });
  expect(sdk.firstRequestBytes).toBeLessThan(8_000);
  expect(sdk.conversationBytes).toBeGreaterThan(4 * sdk.firstRequestBytes);
  expect(sdk.conversationBytes).toBeLessThan(80_000);
  expect(renderPrompt(measured)).toContain(`first request  ${sdk.firstRequestBytes} bytes`);
});
