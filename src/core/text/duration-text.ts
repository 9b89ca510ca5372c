/** `45s`, `8m 23s`, `1h 02m` (seed, "Example Log Entry"). Seconds in. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  if (minutes === 0) return `${whole}s`;
  if (minutes < 60) return `${minutes}m ${String(whole % 60).padStart(2, "0")}s`;
  return `${Math.floor(minutes / 60)}h ${String(minutes % 60).padStart(2, "0")}m`;
}

const FORM = /^(?:(?<h>\d{1,6})h )?(?:(?<m>\d{1,2})m)? ?(?:(?<s>\d{1,2})s)?$/;

/**
 * Seconds of a text that `durationText` wrote, undefined for any other text. Where there are hours the
 * text has no seconds, so up to 59 are lost.
 */
export function parseDuration(text: string): number | undefined {
  const parts = FORM.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const seconds =
    Number(parts["h"] ?? 0) * 3600 + Number(parts["m"] ?? 0) * 60 + Number(parts["s"] ?? 0);
  return durationText(seconds) === text ? seconds : undefined;
}
