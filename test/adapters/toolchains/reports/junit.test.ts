import { parseJunit } from "../../../../src/adapters/toolchains/reports/junit.ts";

test("failed cases are named, with the file where the report has it", () => {
  const report = `<testsuites><testsuite name="s">
    <testcase name="good" file="/t/a.js"/>
    <testcase name="bad &lt;1&gt;" file="/t/a.js"><failure message="no"/></testcase>
    <testcase name="broken"><error/></testcase>
    <testcase name="later"><skipped/></testcase>
  </testsuite></testsuites>`;
  expect(parseJunit(report)).toEqual({
    passed: 1,
    failed: 2,
    skipped: 1,
    failures: [{ name: "bad <1>", file: "/t/a.js" }, { name: "broken" }],
  });
});
