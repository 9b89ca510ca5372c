const UTF8 = new TextEncoder();

const mixed = (block: number): number => {
  const spread = Math.imul(block, 0xcc9e2d51);
  return Math.imul((spread << 15) | (spread >>> 17), 0x1b873593);
};

/**
 * The number of a term, 0 to 2^32 - 1: MurmurHash3 x86 32 bits with seed 0 over UTF-8 (Appleby, 2011),
 * the same on every machine and in every version, since indexes and Qdrant collections keep it.
 */
export function termId(term: string): number {
  const bytes = UTF8.encode(term);
  const whole = bytes.length - (bytes.length % 4);
  const byte = (at: number): number => bytes[at] ?? 0;
  let hash = 0;
  for (let at = 0; at < whole; at += 4) {
    hash ^= mixed(byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24));
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  // Bytes beyond the end count as 0, and an empty rest mixes to 0.
  hash ^= mixed(byte(whole) | (byte(whole + 1) << 8) | (byte(whole + 2) << 16));
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
