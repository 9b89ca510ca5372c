import { parseDiff } from "../diff.ts";
import { secretsIn } from "../review/secrets-scan.ts";

/** Of all files together, in characters. */
const MAX_PATCH = 1_000_000;

/** Each file's part of a unified diff. No line inside of a part begins like a part's first one. */
const partsOf = (diff: string): string[] => diff.split(/(?<=^|\n)(?=diff --git )/);

/**
 * A diff that may be kept for people: without the files in which something looks like a secret, and
 * without those that would make it too long. Text outside of any part is passed over by `git apply`,
 * so what is left out can be named in it.
 */
export function safePatch(diff: string, most = MAX_PATCH): string {
  const kept: string[] = [];
  let length = 0;
  for (const part of partsOf(diff)) {
    const [file] = parseDiff(part);
    const name = JSON.stringify(file?.path ?? "");
    if (secretsIn(file ? [file] : []).length > 0)
      kept.push(`# ${name} is left out: it holds what looks like a secret.\n`);
    else if (length + part.length > most)
      kept.push(`# ${name} is left out: the whole would be too long.\n`);
    else {
      kept.push(part);
      length += part.length;
    }
  }
  return kept.join("");
}
