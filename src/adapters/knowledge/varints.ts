/** Whole numbers from 0 to 2^32 - 1 as one to five bytes each, the small ones short (LEB128). */
export class VarintWriter {
  #bytes = Buffer.alloc(64 * 1024);
  #length = 0;

  put(value: number): void {
    if (this.#length + 5 > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2);
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length++] = rest;
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}

export class VarintReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** @throws Error beyond the end, or where more than five bytes belong together */
  take(): number {
    let value = 0;
    for (let factor = 1; factor <= 0x80 ** 4; factor *= 0x80) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) break;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw new Error("The index ends within a number");
  }
}
