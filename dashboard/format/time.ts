const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `2026-11-26 10:40 UTC` */
export const absolute = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

/** `10:40:05` */
export const clock = (iso: string): string => iso.slice(11, 19);

const count = (value: number, unit: string): string => `${Math.floor(value)} ${unit}`;

function distance(seconds: number): string {
  if (seconds < HOUR) return count(seconds / MINUTE, "min");
  if (seconds < 2 * DAY) return count(seconds / HOUR, "h");
  if (seconds < 60 * DAY) return count(seconds / DAY, "days");
  return count(seconds / (30.44 * DAY), "months");
}

/** `5 min ago`, `3 h ago`, `in 2 days`. @param now milliseconds since 1970 */
export function relative(iso: string, now: number): string {
  const seconds = (now - Date.parse(iso)) / 1000;
  if (Math.abs(seconds) < MINUTE) return "just now";
  return seconds > 0 ? `${distance(seconds)} ago` : `in ${distance(-seconds)}`;
}

/** `45 s`, `8 min 23 s`, `1 h 02 min`, `3 d 4 h` */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (seconds > 0 && whole === 0) return "< 1 s";
  if (whole < MINUTE) return `${whole} s`;
  const two = (value: number): string => `${value}`.padStart(2, "0");
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)} min ${two(whole % MINUTE)} s`;
  if (whole < DAY)
    return `${Math.floor(whole / HOUR)} h ${two(Math.floor((whole % HOUR) / MINUTE))} min`;
  return `${Math.floor(whole / DAY)} d ${Math.floor((whole % DAY) / HOUR)} h`;
}

/** The same with its largest unit only: `8 min`. */
export function roughDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) return `${whole} s`;
  if (whole < HOUR) return `${Math.round(whole / MINUTE)} min`;
  if (whole < 2 * DAY) return `${(whole / HOUR).toFixed(whole < 10 * HOUR ? 1 : 0)} h`;
  return `${Math.round(whole / DAY)} d`;
}
