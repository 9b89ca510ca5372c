/** `$12.34`; what is less than a cent and not nothing says so. */
export function usd(value: number): string {
  if (value > 0 && value < 0.005) return "< $0.01";
  return `$${value.toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ",")}`;
}

/** `950`, `12.3k`, `1.2M` */
export function short(value: number): string {
  if (value < 1000) return `${value}`;
  const [divided, unit] = value < 999_950 ? [value / 1000, "k"] : [value / 1e6, "M"];
  return `${divided.toFixed(divided < 100 ? 1 : 0)}${unit}`;
}

/** `12,345` */
export const whole = (value: number): string =>
  Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/** `97 %`, `0.4 %`. @param share 0 to 1 */
export function percent(share: number): string {
  const value = share * 100;
  const digits = value !== 0 && value !== 100 && (value < 10 || value > 99) ? 1 : 0;
  return `${value.toFixed(digits)} %`;
}

/** `1 task`, `3 tasks` */
export const counted = (value: number, one: string, more = `${one}s`): string =>
  `${whole(value)} ${value === 1 ? one : more}`;
