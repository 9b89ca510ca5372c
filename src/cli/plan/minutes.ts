/** At most one decimal: `12`, `12.7`. */
export const minutes = (value: number): string => String(Math.round(value * 10) / 10);
