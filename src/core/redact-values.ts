/** A value below this length would blank out ordinary words. */
const SHORTEST = 4;

/** The forms in which a value may be printed: as it is, in JSON, in an address, in base64. */
const formsOf = (value: string): string[] => {
  const bytes = new TextEncoder().encode(value);
  const base64 = btoa(String.fromCodePoint(...bytes));
  return [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    base64,
    base64.replace(/=+$/, ""),
  ];
};

/** The text with `***` for each of the values, whatever of these forms they take (threat 8). */
export function redactValues(text: string, values: readonly string[]): string {
  const forms = values.filter((value) => value.length >= SHORTEST).flatMap(formsOf);
  return [...new Set(forms)]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, form) => rest.replaceAll(form, "***"), text);
}
