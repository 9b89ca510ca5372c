/**
 * Milliseconds that `Retry-After` asks for: seconds, or a date (RFC 9110, section 10.2.3). Undefined where it
 * says neither.
 */
export function retryAfterMs(value: string | null | undefined, now: Date): number | undefined {
  if (value === null || value === undefined || value.trim() === "") return undefined;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value.trim()) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

/** Statuses after which the same request may pass: too early, too many, or the other side's own fault. */
export const mayPass = (status: number): boolean =>
  status === 408 || status === 425 || status === 429 || status >= 500;
