/** The complaint, unless all is well. */
export const unless = (fine: boolean, complaint: string): string[] => (fine ? [] : [complaint]);

/** A complaint where a value is expected and is another one. */
export const unlessEqual = <T extends string | number | boolean>(
  what: string,
  wanted: T | undefined,
  found: T | undefined,
): string[] =>
  unless(
    wanted === undefined || wanted === found,
    `${what}: expected ${String(wanted)}, found ${found === undefined ? "nothing" : String(found)}`,
  );
