/** Numbers and node ids of everything on one stage: unique, and the same from run to run. */
export class Ids {
  #last = 1_000_000;

  next(): number {
    this.#last += 1;
    return this.#last;
  }
}

/** GraphQL ids are opaque; ours tell people what they name. */
export const nodeId = (kind: string, id: number | string): string =>
  `${kind}_${Buffer.from(String(id)).toString("base64url")}`;

/** GitHub's times have no milliseconds. */
export const stamp = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, "Z");

export const stampOrNull = (date: Date | undefined): string | null =>
  date === undefined ? null : stamp(date);
