type DiffLine = { line: number; text: string };

/** What a unified diff says of one file. */
export type FileDiff = {
  path: string;
  status: "created" | "changed" | "deleted";
  /** Git's mode after the change, where the diff says it: 120000 is a link, 160000 a submodule. */
  mode?: string;
  binary: boolean;
  /** With line numbers after the change. */
  added: DiffLine[];
  /** With line numbers before the change. */
  removed: DiffLine[];
};

const ESCAPES: Record<string, number> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** A name as git quotes it: `"b/\303\274.txt"`, with the escapes of C. */
function unquote(name: string): string {
  if (!name.startsWith('"')) return name.replace(/\t$/, "");
  const bytes: number[] = [];
  const text = name.slice(1, name.lastIndexOf('"'));
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== "\\") {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      bytes.push(...new TextEncoder().encode(character));
      at += character.length - 1;
      continue;
    }
    const octal = /^[0-3][0-7]{2}/.exec(text.slice(at + 1, at + 4))?.[0];
    const next = text[at + 1] ?? "";
    bytes.push(octal === undefined ? (ESCAPES[next] ?? next.charCodeAt(0)) : parseInt(octal, 8));
    at += octal === undefined ? 1 : 3;
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}

const withoutPrefix = (name: string): string => unquote(name).replace(/^[ab]\//, "");

/** The name in `diff --git a/x b/x`: without renames both halves are the same. */
function nameOf(header: string): string {
  const rest = header.slice("diff --git ".length);
  if (rest.startsWith('"')) return withoutPrefix(rest.slice(rest.indexOf('" ') + 2));
  return withoutPrefix(rest.slice((rest.length + 1) / 2));
}

/**
 * Reads what `git diff --no-renames` prints. Hunks are counted by their headers, so that a line of a
 * file that looks like a header (`+++ b/x`) is read as the line that it is.
 */
export function parseDiff(diff: string): FileDiff[] {
  const files: FileDiff[] = [];
  let file: FileDiff | undefined;
  let before = { line: 0, left: 0 };
  let after = { line: 0, left: 0 };
  for (const text of diff.split("\n")) {
    const inHunk = before.left > 0 || after.left > 0;
    if (file && inHunk) {
      const sign = text[0];
      if (sign === "\\") continue;
      if (sign === "+") file.added.push({ line: after.line, text: text.slice(1) });
      if (sign === "-") file.removed.push({ line: before.line, text: text.slice(1) });
      if (sign !== "+") before = { line: before.line + 1, left: before.left - 1 };
      if (sign !== "-") after = { line: after.line + 1, left: after.left - 1 };
      continue;
    }
    if (text.startsWith("diff --git ")) {
      file = { path: nameOf(text), status: "changed", binary: false, added: [], removed: [] };
      files.push(file);
      continue;
    }
    if (!file) continue;
    const mode = /^(?:new file mode|new mode|deleted file mode) (\d{6})$/.exec(text)?.[1];
    if (mode !== undefined && !text.startsWith("deleted")) file.mode = mode;
    if (text.startsWith("new file mode")) file.status = "created";
    if (text.startsWith("deleted file mode")) file.status = "deleted";
    if (text.startsWith("Binary files ")) file.binary = true;
    const kept = /^index [0-9a-f]+\.\.[0-9a-f]+ (\d{6})$/.exec(text)?.[1];
    if (kept !== undefined) file.mode = kept;
    const hunk = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(text);
    if (!hunk) continue;
    before = { line: Number(hunk[1]), left: Number(hunk[2] ?? 1) };
    after = { line: Number(hunk[3]), left: Number(hunk[4] ?? 1) };
  }
  return files;
}
