import test from "node:test";

test.skip("the service answers", () => {});
