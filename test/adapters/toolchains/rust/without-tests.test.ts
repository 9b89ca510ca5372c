import {
  testModules,
  withoutTests,
} from "../../../../src/adapters/toolchains/rust/without-tests.ts";

const SOURCE = `fn a() {}
// #[cfg(test)] mod no { {
const TEXT: &str = r#"#[cfg(test)] mod no { " "#;
fn lifetime<'a>(x: &'a str) -> &'a str { x }

#[cfg(test)]
#[allow(dead_code)]
mod tests {
    const OPEN: char = '{';
    const QUOTE: char = '\\'';
    /* } */
    fn b() { let _ = "}\\"}"; }
}

fn c() {}
`;

test("modules for tests are found whatever stands in texts and comments", () => {
  expect(testModules(SOURCE)).toEqual([{ from: 6, to: 13 }]);
  expect(testModules("#[cfg(test)]\nmod tests;\nfn a() {}\n")).toEqual([]);
  expect(testModules("#[cfg(test)] mod open {")).toEqual([{ from: 1, to: 1 }]);
});

test("their lines are taken out of a report, file by file", async () => {
  const lcov = "SF:a.rs\nDA:1,0\nDA:9,5\nDA:15,1\nend_of_record\nSF:b.rs\nDA:9,1\nend_of_record\n";
  const sourceOf = (file: string) => Promise.resolve(file === "a.rs" ? SOURCE : "");
  expect(await withoutTests(lcov, sourceOf)).toBe(lcov.replace("DA:9,5\n", ""));
});
