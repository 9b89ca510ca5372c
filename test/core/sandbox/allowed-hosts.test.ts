import { ALLOWED_HOST, isAllowedHost } from "../../../src/core/sandbox/allowed-hosts.ts";
import { parseConfig } from "../../../src/core/config.ts";

const LIST = ["registry.npmjs.org", "*.example.org", "mirror.example.com:8443"];

test.each([
  ["registry.npmjs.org", 443, true],
  ["REGISTRY.npmjs.org.", 443, true],
  ["registry.npmjs.org", 80, false],
  ["evil-registry.npmjs.org", 443, false],
  ["registry.npmjs.org.evil.test", 443, false],
  ["a.example.org", 443, true],
  ["a.b.example.org", 443, true],
  ["example.org", 443, false],
  ["badexample.org", 443, false],
  ["mirror.example.com", 8443, true],
  ["mirror.example.com", 443, false],
])("%s at port %i: %s", (host, port, allowed) => {
  expect(isAllowedHost(LIST, host, port)).toBe(allowed);
});

test("an empty list lets nothing through", () => {
  expect(isAllowedHost([], "registry.npmjs.org", 443)).toBe(false);
});

test.each(["*", "*.", "https://a.org", "a.org/path", "a b", "a.org:", "", "*.*.org"])(
  "%j is no entry",
  (entry) => {
    expect(entry).not.toMatch(ALLOWED_HOST);
    expect(() => parseConfig({ allowedHosts: [entry] })).toThrow(/allowedHosts\.0/);
  },
);
