import assert from "node:assert/strict";
import { test } from "node:test";
import { search } from "../src/search.js";

const notes = [
  { id: 1, text: "Buy milk and bread" },
  { id: 2, text: "Learn C++" },
  { id: 3, text: "Learn C" },
];
const found = (query) => search(notes, query).map(({ id }) => id);

test("upper and lower case do not matter", () => {
  assert.deepEqual(found("MILK"), [1]);
});

test("all words must be there, in any order", () => {
  assert.deepEqual(found("bread milk"), [1]);
  assert.deepEqual(found("bread butter"), []);
});

test("characters mean themselves", () => {
  assert.deepEqual(found("c++"), [2]);
});
