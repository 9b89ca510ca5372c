/** What a healthy service answers. */
export type Expected = {
  /** HTTP statuses, e.g. `[200]`. */
  status: readonly number[];
  /** Text in the body; `*` stands for any text. */
  body?: string | undefined;
};

/**
 * Whether the pieces between `*` stand in the text in this order. The first place of each is as good as
 * any later one, so that nothing is tried twice: no hostile body makes it slow, as a regular expression would be.
 */
export function contains(text: string, pattern: string): boolean {
  let from = 0;
  for (const piece of pattern.split("*")) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

/** Why a reply is not that of a healthy service; undefined where it is. The body itself is not repeated. */
export function judgeReply(
  reply: { status: number; text: string; cut: boolean },
  { status, body }: Expected,
): string | undefined {
  if (!status.includes(reply.status)) return `HTTP ${reply.status}`;
  if (body === undefined || contains(reply.text, body)) return undefined;
  const where = reply.cut ? "the body's first 64 KiB do not" : "the body does not";
  return `HTTP ${reply.status}, but ${where} contain ${JSON.stringify(body)}`;
}
