/** An estimate that is good enough to count with: four bytes to a token. */
const BYTES_PER_TOKEN = 4;

export const tokensOf = (value: unknown): number => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
};

/** The beginning of a text that is this many tokens long. */
export const firstTokens = (text: string, tokens: number): string =>
  Buffer.from(text)
    .subarray(0, tokens * BYTES_PER_TOKEN)
    .toString("utf8")
    .replace(/\uFFFD+$/, "");
