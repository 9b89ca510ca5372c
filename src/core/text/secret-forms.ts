const base64 = (bytes: Uint8Array): string => btoa(String.fromCodePoint(...bytes));

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * What base64 makes of a value inside a longer text: three texts, by where it begins in a group of three
 * bytes, each without the characters at its ends that depend on what stands beside it.
 */
const base64Inside = (bytes: Uint8Array): string[] =>
  [0, 1, 2].map((before) => {
    const text = base64(Uint8Array.from([...new Uint8Array(before), ...bytes])).replace(/=+$/, "");
    const start = before === 0 ? 0 : before + 1;
    return (before + bytes.length) % 3 === 0 ? text.slice(start) : text.slice(start, -1);
  });

/** The value as it is, in JSON, in an address, and in base64: the texts that stand as they are, however short. */
export function plainForms(value: string): string[] {
  const whole = base64(new TextEncoder().encode(value));
  return [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    whole,
    whole.replace(/=+$/, ""),
  ];
}

/** Texts whose letters and digits give the value away, whatever stands between them (squeezed-text.ts). */
export function telltaleForms(value: string): string[] {
  const bytes = new TextEncoder().encode(value);
  const signs = value.replace(/[^A-Za-z0-9]/gu, (sign) =>
    Array.from(new TextEncoder().encode(sign), (byte) => `%${byte.toString(16)}`).join(""),
  );
  const backwards = Array.from(value).reverse().join("");
  const address = encodeURIComponent(value);
  return [value, backwards, signs, address, hex(bytes), ...base64Inside(bytes)];
}
