import { jsonPatch } from "../../../src/stage/cluster/patch/json-patch.ts";
import { mergePatch } from "../../../src/stage/cluster/patch/merge-patch.ts";
import { strategicMerge } from "../../../src/stage/cluster/patch/strategic-merge.ts";

const containers = (...names: string[]) => names.map((name) => ({ name, image: `${name}:1` }));

test("a strategic merge changes, adds and deletes items of a list by their key", () => {
  const patch = {
    containers: [
      { name: "b", image: "b:2" },
      { name: "c", image: "c:1" },
      { name: "a", $patch: "delete" },
    ],
    "$setElementOrder/containers": [{ name: "c" }, { name: "b" }],
  };
  expect(strategicMerge({ containers: containers("a", "b"), kept: 1 }, patch)).toEqual({
    containers: [
      { name: "c", image: "c:1" },
      { name: "b", image: "b:2" },
    ],
    kept: 1,
  });
});

test("a strategic merge replaces lists without a key, and drops what null and $retainKeys drop", () => {
  const target = { args: ["a", "b"], strategy: { type: "RollingUpdate", rollingUpdate: {} }, x: 1 };
  const patch = { args: ["c"], strategy: { $retainKeys: ["type"], type: "Recreate" }, x: null };
  expect(strategicMerge(target, patch)).toEqual({ args: ["c"], strategy: { type: "Recreate" } });
  expect(strategicMerge({ f: ["a", "b"] }, { "$deleteFromPrimitiveList/f": ["a"] })).toEqual({
    f: ["b"],
  });
  expect(strategicMerge({ m: { a: 1 } }, { m: { $patch: "replace", b: 2 } })).toEqual({
    m: { b: 2 },
  });
});

test("RFC 7396: the example of its section 3", () => {
  expect(mergePatch({ a: "b", c: { d: "e", f: "g" } }, { a: "z", c: { f: null } })).toEqual({
    a: "z",
    c: { d: "e" },
  });
});

test("RFC 6902: add, replace, remove and test, in objects and lists, with escaped names", () => {
  const target = { list: [1, 2], "a/b": { "~": 1 } };
  expect(
    jsonPatch(target, [
      { op: "add", path: "/list/-", value: 3 },
      { op: "remove", path: "/list/0" },
      { op: "replace", path: "/a~1b/~0", value: 2 },
      { op: "test", path: "/list", value: [2, 3] },
    ]),
  ).toEqual({ list: [2, 3], "a/b": { "~": 2 } });
});

test.each([
  [{ op: "test", path: "/a", value: 2 }, "failed"],
  [{ op: "replace", path: "/b", value: 2 }, "missing"],
  [{ op: "remove", path: "/list/9" }, "no place"],
  [{ op: "move", path: "/a", from: "/b" }, "op"],
])("RFC 6902: %j does not apply", (operation, why) => {
  expect(() => jsonPatch({ a: 1, list: [] }, [operation])).toThrow(why);
});
