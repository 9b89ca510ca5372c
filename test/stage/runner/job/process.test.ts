import { runProcess } from "../../../../src/stage/runner/job/process.ts";

const run = (script: string, stopOn: string) => {
  const stop = new AbortController();
  const lines: string[] = [];
  const code = runProcess({
    command: process.execPath,
    args: ["-e", script],
    cwd: "/",
    env: {},
    onLine: (line) => {
      lines.push(line);
      if (line === stopOn) stop.abort("cancelled");
    },
    stop: stop.signal,
    force: new AbortController().signal,
    grace: { interruptMs: 60, terminateMs: 60 },
  });
  return code.then((exit) => ({ exit, lines }));
};
const HOLD = `setInterval(() => {}, 1000); console.log("up");`;

test("a stopped process gets SIGINT first and may end by itself", async () => {
  const script = `process.on("SIGINT", () => { console.log("int"); process.exit(7); }); ${HOLD}`;
  expect(await run(script, "up")).toEqual({ exit: 7, lines: ["up", "int"] });
});

test("then SIGTERM, then SIGKILL", async () => {
  const script = `for (const s of ["SIGINT", "SIGTERM"]) process.on(s, () => console.log(s)); ${HOLD}`;
  expect(await run(script, "up")).toEqual({ exit: 137, lines: ["up", "SIGINT", "SIGTERM"] });
});

test("a last line without an end is heard, and carriage returns are not", async () => {
  expect(await run(`process.stdout.write("a\\r\\nb")`, "-")).toEqual({
    exit: 0,
    lines: ["a", "b"],
  });
});
