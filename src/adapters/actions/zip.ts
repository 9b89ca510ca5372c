import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";

/**
 * A reader for the zip files of artifacts, which may come from a job that ran generated code: it
 * refuses what a library would quietly accept (links, devices, `..`, absolute paths, bombs).
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export type ZipEntry = {
  /** Relative, `/`-separated, without `.` and `..`. */
  path: string;
  kind: "file" | "folder";
  /** Bytes once inflated, as the directory claims. */
  size: number;
  method: number;
  /** Where the local header begins. */
  offset: number;
  compressedSize: number;
};

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const CENTRAL = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const ZIP64 = 0xffffffff;
const UNIX = 3;
const [FILE_TYPE, REGULAR, FOLDER] = [0o170000, 0o100000, 0o040000];

export type ZipLimits = { entries: number; bytes: number };

/** @throws Error naming the entry that is refused and why */
export function readZip(zip: Buffer, limits: ZipLimits): ZipEntry[] {
  const end = endOf(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count > limits.entries) throw refused(`${count} entries, at most ${limits.entries}`);
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (at + CENTRAL_BYTES > end || zip.readUInt32LE(at) !== CENTRAL)
      throw refused("its directory is damaged");
    const nameBytes = zip.readUInt16LE(at + 28);
    const entry = entryAt(zip, at, nameBytes);
    total += entry.size;
    if (total > limits.bytes) throw refused(`more than ${limits.bytes} bytes inflated`);
    entries.push(entry);
    at += CENTRAL_BYTES + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  const paths = new Set(entries.map(({ path }) => path));
  if (paths.size < entries.length) throw refused("a path is in it twice");
  return entries;
}

/** Content of one file. Never more than the directory claimed, whatever the data would inflate to. */
export async function readEntry(zip: Buffer, entry: ZipEntry): Promise<Buffer> {
  const { offset, path, size } = entry;
  if (offset + LOCAL_BYTES > zip.length || zip.readUInt32LE(offset) !== LOCAL)
    throw refused(`"${path}" is damaged`);
  const start =
    offset + LOCAL_BYTES + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  const data = zip.subarray(start, start + entry.compressedSize);
  const content =
    entry.method === STORED ? data : await inflate(data, { maxOutputLength: Math.max(size, 1) });
  if (content.length !== size) throw refused(`"${path}" has not the size that it claims`);
  return content;
}

const inflate = promisify(
  (
    data: Buffer,
    options: { maxOutputLength: number },
    done: (e: Error | null, r: Buffer) => void,
  ) => inflateRaw(data, options, done),
);

function endOf(zip: Buffer): number {
  const first = Math.max(0, zip.length - END_BYTES - LONGEST_COMMENT);
  for (let at = zip.length - END_BYTES; at >= first; at--)
    if (zip.readUInt32LE(at) === END) return at;
  throw refused("it is no zip file, or cut short");
}

function entryAt(zip: Buffer, at: number, nameBytes: number): ZipEntry {
  const name = zip.toString("utf8", at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes);
  const [compressedSize, size] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)];
  const offset = zip.readUInt32LE(at + 42);
  if ([compressedSize, size, offset].includes(ZIP64)) throw refused(`"${name}" is too large`);
  if ((zip.readUInt16LE(at + 8) & 1) === 1) throw refused(`"${name}" is encrypted`);
  const method = zip.readUInt16LE(at + 10);
  if (method !== STORED && method !== DEFLATED)
    throw refused(`"${name}" is packed by an unknown method`);
  const kind = kindOf(name, zip.readUInt8(at + 5) === UNIX ? zip.readUInt16LE(at + 40) : 0);
  return { path: safePath(name), kind, size, method, offset, compressedSize };
}

function kindOf(name: string, mode: number): ZipEntry["kind"] {
  const type = mode & FILE_TYPE;
  if (type === FOLDER || (type === 0 && name.endsWith("/"))) return "folder";
  if (type === REGULAR || type === 0) return "file";
  throw refused(`"${name}" is neither a file nor a folder (a link, say)`);
}

function safePath(name: string): string {
  const path = name.replace(/\/$/, "");
  const parts = path.split("/");

  const odd = /[\\\u0000-\u001f]|^[A-Za-z]:/.test(path);
  if (odd || parts.some((part) => part === "" || part === "." || part === ".."))
    throw refused(`"${name}" is no path inside a folder`);
  return path;
}

const refused = (why: string): Error => new Error(`the zip file is refused: ${why}`);
