import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { play } from "../../../src/stage/play/play.ts";
import { loadScenario, type Scenario } from "../../../src/stage/scenario/load-scenario.ts";

const before = process.env["TMPDIR"];
let temp: string;
beforeEach(async () => {
  temp = await mkdtemp(join(tmpdir(), "miyabi-play-"));
  process.env["TMPDIR"] = temp;
});
afterEach(async () => {
  if (before === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = before;
  await rm(temp, { recursive: true, force: true });
});

const servers = () =>
  process.getActiveResourcesInfo().filter((name) => name === "TCPServerWrap").length;

test("a play whose cluster does not start ends at once: nothing stays open, nothing stays there", async () => {
  const scenario = await loadScenario("examples/scenarios/deploy-kubernetes");
  const broken: Scenario = {
    ...scenario,
    get cluster(): never {
      throw new Error("no port is free");
    },
  };
  const open = servers();
  const options = { scenario: broken, libraryDir: resolve("."), libraryName: "OWNER/miyabi" };
  await expect(play(options)).rejects.toThrow("no port is free");
  expect(servers()).toBe(open);
  expect(await readdir(temp)).toEqual([]);
});
