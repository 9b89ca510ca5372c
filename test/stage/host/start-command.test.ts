import { startCommand } from "../../../src/stage/host/start-command.ts";

const withStart = (start: string) => JSON.stringify({ scripts: { start } });

describe("startCommand", () => {
  test.each([
    [undefined, ["src/server.js"]],
    ["{}", ["src/server.js"]],
    [withStart("node index.js"), ["index.js"]],
    [
      withStart("node --no-warnings 'my server.js' --port \"1 2\""),
      ["--no-warnings", "my server.js", "--port", "1 2"],
    ],
  ])("%s", (packageJson, expected) => {
    expect(startCommand(packageJson)).toEqual(expected);
  });

  test.each(["npm run serve", "node", "node a.js && node b.js", "node a.js > log", "node $FILE"])(
    "refuses %s, since no shell is involved",
    (start) => {
      expect(() => startCommand(withStart(start))).toThrow("without a shell");
    },
  );

  test("refuses a package.json that is none", () => {
    expect(() => startCommand("{")).toThrow("package.json cannot be read");
  });
});
