import fc from "fast-check";
import {
  MOST_REFUSALS,
  refusalText,
  targetOf,
  withRefusal,
  type Refusal,
} from "../../../src/core/sandbox/refusals.ts";

const refused = (targets: readonly string[]): Refusal[] =>
  targets.reduce<Refusal[]>((list, target) => withRefusal(list, { target, times: 1 }), []);

test("each host is named once, with how often it was asked for", () => {
  expect(refusalText(refused(["evil.example:443", "b.example:22", "evil.example:443"]))).toBe(
    "The sandbox refused: evil.example:443 (2 times), b.example:22",
  );
  expect(refusalText([])).toBeUndefined();
});

test.each([
  ["CONNECT", "evil.example:443", "evil.example:443"],
  ["CONNECT", "[::1]:8080", "[::1]:8080"],
  ["GET", "http://169.254.169.254/latest/meta-data", "169.254.169.254:80 without TLS"],
  ["POST", "HTTP://user:pass@evil.example:81/x?q=1", "evil.example:81 without TLS"],
  ["GET", "/", "the proxy itself"],
])("%s %s is shown as %s", (method, url, shown) => {
  expect(targetOf(method, url)).toBe(shown);
});

test("a name that hostile code made up carries no mark-up, no line and no end", () => {
  const target = targetOf("CONNECT", "a\r\n::notice::<img src=x>@team`|#1:443");
  expect(target).toBe("a??::notice::?img?src?x??team???1:443");
  expect(targetOf("CONNECT", "x".repeat(5_000)).length).toBe(100);
});

test("however many hosts are asked for, the list stays short and nothing is uncounted", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60)), (numbers) => {
      const list = refused(numbers.map((number) => `host${number}:443`));
      expect(list.length).toBeLessThanOrEqual(MOST_REFUSALS + 1);
      expect(list.reduce((sum, { times }) => sum + times, 0)).toBe(numbers.length);
    }),
  );
});
