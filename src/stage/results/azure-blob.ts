import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { BlobAccess, BlobStore } from "./blob-store.ts";

export type BlobRequest = {
  method: string;
  id: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  now: Date;
};

export type BlobResponse = {
  status: number;
  headers: Record<string, string | number>;
  body: Buffer;
};

const COMMON = { "x-ms-version": "2025-01-05", "x-ms-request-id": "stage" };

const failure = (status: number, code: string, message: string): BlobResponse => ({
  status,
  headers: { ...COMMON, "content-type": "application/xml", "x-ms-error-code": code },
  body: Buffer.from(
    `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  ),
});

const created = (): BlobResponse => ({ status: 201, headers: COMMON, body: Buffer.alloc(0) });

const header = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

const etag = (content: Buffer): string =>
  `"${createHash("sha256").update(content).digest("hex").slice(0, 16)}"`;

/** Block ids of a Put Block List body, in order. */
const parseBlockList = (xml: string): string[] =>
  [...xml.matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g)].map(([, id = ""]) => id);

const write = (store: BlobStore, request: BlobRequest): BlobResponse => {
  const blob = store.find(request.id);
  if (!blob) return failure(404, "ContainerNotFound", "There is no such upload.");
  if (blob.sealed) return failure(409, "BlobImmutableDueToPolicy", "The upload is over.");
  const operation = request.query.get("comp");
  if (operation === "block") {
    blob.blocks.set(request.query.get("blockid") ?? "", request.body);
    return created();
  }
  if (operation === "blocklist") {
    const blocks = parseBlockList(request.body.toString("utf8")).map((id) => blob.blocks.get(id));
    const found = blocks.filter((block) => block !== undefined);
    if (found.length < blocks.length) {
      return failure(400, "InvalidBlockList", "A block of the list was not uploaded.");
    }
    blob.content = Buffer.concat(found);
  } else {
    blob.content = request.body;
  }
  blob.contentType = header(request.headers, "x-ms-blob-content-type") ?? blob.contentType;
  return created();
};

type Range = { start: number; end: number };

/** The last byte included, as in HTTP. Undefined: the whole; null: not satisfiable. */
const parseRange = (text: string | undefined, size: number): Range | null | undefined => {
  const match = /^bytes=(\d+)-(\d*)$/.exec(text ?? "");
  if (!match) return undefined;
  const start = Number(match[1]);
  const end = match[2] ? Math.min(Number(match[2]), size - 1) : size - 1;
  return start > end ? null : { start, end };
};

const read = (store: BlobStore, request: BlobRequest): BlobResponse => {
  const blob = store.find(request.id);
  if (!blob?.content || !blob.sealed) {
    return failure(404, "BlobNotFound", "The specified blob does not exist.");
  }
  if (blob.expiresAt && blob.expiresAt <= request.now) {
    return failure(410, "BlobNotFound", "The artifact has expired.");
  }
  const { content } = blob;
  const wanted = header(request.headers, "x-ms-range") ?? header(request.headers, "range");
  const range = parseRange(wanted, content.length);
  if (range === null) return failure(416, "InvalidRange", "The range is beyond the blob.");
  const body = range ? content.subarray(range.start, range.end + 1) : content;
  return {
    status: range ? 206 : 200,
    headers: {
      ...COMMON,
      "accept-ranges": "bytes",
      "content-type": blob.contentType,
      "content-length": body.length,
      ...(range ? { "content-range": `bytes ${range.start}-${range.end}/${content.length}` } : {}),
      ...(blob.fileName
        ? {
            "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(blob.fileName)}`,
          }
        : {}),
      etag: etag(content),
      "x-ms-blob-type": "BlockBlob",
    },
    body: request.method === "HEAD" ? Buffer.alloc(0) : body,
  };
};

/**
 * The part of Azure's blob REST API that the Actions clients use: Put Blob, Put Block, Put Block
 * List, Get Blob with ranges, Get Blob Properties.
 * https://learn.microsoft.com/rest/api/storageservices/blob-service-rest-api
 */
export const answerBlob = (store: BlobStore, request: BlobRequest): BlobResponse => {
  const access: BlobAccess | undefined =
    request.method === "PUT" ? "w" : /^(GET|HEAD)$/.test(request.method) ? "r" : undefined;
  if (!access) return failure(405, "UnsupportedHttpVerb", "Only GET, HEAD and PUT are served.");
  if (!store.opens(request.id, request.query, access, request.now)) {
    return failure(403, "AuthenticationFailed", "The signature of the URL is wrong or too old.");
  }
  return access === "w" ? write(store, request) : read(store, request);
};
