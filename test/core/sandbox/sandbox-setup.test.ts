import { lackText, nextSetUp, type Lack } from "../../../src/core/sandbox/sandbox-setup.ts";

const programs: Lack = { kind: "programs", names: ["bwrap", "socat"] };
const denied: Lack = { kind: "probe", said: "bwrap: setting up uid map: Permission denied" };
const open: Lack = { kind: "probe", said: "a program in it wrote outside" };
const hosted = { hosted: true, restricted: true };

test("on a machine of GitHub's missing programs are installed, and once only", () => {
  expect(nextSetUp(programs, hosted, [])).toBe("programs");
  expect(nextSetUp(programs, hosted, ["programs"])).toBeUndefined();
});

test("where AppArmor keeps bwrap from beginning, a profile is loaded, and once only", () => {
  expect(nextSetUp(denied, hosted, ["programs"])).toBe("profile");
  expect(nextSetUp(denied, hosted, ["programs", "profile"])).toBeUndefined();
  expect(nextSetUp(denied, { hosted: true, restricted: false }, [])).toBeUndefined();
});

test("a sandbox that does not hold is not repaired", () => {
  expect(nextSetUp(open, hosted, [])).toBeUndefined();
});

test("on any other machine nothing is set up", () => {
  for (const restricted of [true, false])
    for (const lack of [programs, denied, open])
      expect(nextSetUp(lack, { hosted: false, restricted }, [])).toBeUndefined();
});

test("what is missing is said in a few words", () => {
  expect(lackText(programs)).toBe("bwrap and socat are not installed");
  expect(lackText({ kind: "programs", names: ["socat"] })).toBe("socat is not installed");
  expect(lackText(open)).toBe("a program in it wrote outside");
});
