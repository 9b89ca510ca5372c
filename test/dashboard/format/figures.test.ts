import { percent, short, usd, whole } from "../../../dashboard/format/number.ts";
import { absolute, duration, relative } from "../../../dashboard/format/time.ts";

const NOW = Date.parse("2026-01-05T12:00:00.000Z");

test.each([
  ["2026-01-05T11:59:30.000Z", "just now"],
  ["2026-01-05T11:55:00.000Z", "5 min ago"],
  ["2026-01-05T09:00:00.000Z", "3 h ago"],
  ["2026-01-03T06:00:00.000Z", "2 days ago"],
  ["2025-09-01T00:00:00.000Z", "4 months ago"],
  ["2026-01-05T14:00:00.000Z", "in 2 h"],
])("%s is %s", (iso, text) => expect(relative(iso, NOW)).toBe(text));

test.each([
  [0, "0 s"],
  [0.2, "< 1 s"],
  [45, "45 s"],
  [503, "8 min 23 s"],
  [3720, "1 h 02 min"],
  [100_000, "1 d 3 h"],
])("%d seconds are %s", (seconds, text) => expect(duration(seconds)).toBe(text));

test.each([
  [usd(0), "$0.00"],
  [usd(0.001), "< $0.01"],
  [usd(1234.5), "$1,234.50"],
  [short(950), "950"],
  [short(12_345), "12.3k"],
  [short(999_999), "1.0M"],
  [whole(1_234_567), "1,234,567"],
  [percent(0.97), "97 %"],
  [percent(0.004), "0.4 %"],
  [percent(1), "100 %"],
])("%s is written as %s", (text, wanted) => expect(text).toBe(wanted));

test("a moment is written in UTC", () =>
  expect(absolute("2026-01-05T09:08:07.000Z")).toBe("2026-01-05 09:08 UTC"));
