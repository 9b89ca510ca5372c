import fc from "fast-check";
import { nearestName } from "../../src/core/nearest-name.ts";

const KNOWN = ["model", "engine", "sandbox", "allowedHosts", "gates", "review", "budget", "deploy"];

test.each([
  ["modell", "model"],
  ["modle", "model"],
  ["Sandbox", "sandbox"],
  ["allowed-hosts", "allowedHosts"],
  ["allowdHost", "allowedHosts"],
  ["buget", "budget"],
  ["revwie", "review"],
  ["hosts", undefined],
  ["x", undefined],
  ["", undefined],
  ["a".repeat(10_000), undefined],
])("%s probably means %s", (name, meant) => {
  expect(nearestName(name, KNOWN)).toBe(meant);
});

test("a known name means itself, also with one letter left out or two neighbours swapped", () => {
  fc.assert(
    fc.property(fc.constantFrom(...KNOWN), fc.nat(), (name, seed) => {
      const at = seed % (name.length - 1);
      const swapped =
        name.slice(0, at) + (name[at + 1] ?? "") + (name[at] ?? "") + name.slice(at + 2);
      const without = name.slice(0, at) + name.slice(at + 1);
      expect([name, swapped, without].map((one) => nearestName(one, KNOWN))).toEqual([
        name,
        name,
        name,
      ]);
    }),
  );
});
