import type { QdrantClient } from "@qdrant/js-client-rest";
import { TransientError, UserError } from "../../core/errors.ts";
import { isSafeAddress } from "../../core/notices/safe-address.ts";
import { connectionError } from "../http/connection-error.ts";

export type Connection = {
  /** Of the REST API, e.g. `https://qdrant.example:6333`; a path before it is kept. */
  url: string;
  apiKey?: string | undefined;
  /** Of one request. */
  timeoutMs: number;
};

/** Asks the server, with errors that hold neither the key nor anything of what was asked or answered. */
export type Server = <T>(ask: (client: QdrantClient) => Promise<T>) => Promise<T>;

/** Errors of Node's fetch do not always share our realm's Error class: shapes count. */
function fieldOf(error: unknown, name: "status" | "name" | "cause"): unknown {
  return typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
}

export const isTaken = (error: unknown): boolean =>
  error instanceof QdrantRefusal && error.status === 409;

/** The server refuses what it was asked: another time it would again. */
class QdrantRefusal extends Error {
  override readonly name = "QdrantRefusal";
  readonly status: number;

  constructor(status: number) {
    super(`Qdrant answers HTTP ${status}.`);
    this.status = status;
  }
}

function translated(error: unknown, timeoutMs: number): Error {
  const found = fieldOf(error, "status");
  const status = typeof found === "number" ? found : undefined;
  if (status === 401 || status === 403)
    return new UserError(
      "missing_secret",
      `Qdrant refuses the key (HTTP ${status}): correct the line QDRANT_API_KEY=... of the secret MIYABI_KNOWLEDGE_SECRETS; it must be a key that may write.`,
    );
  if (status !== undefined && status < 500 && status !== 429 && status !== 408)
    return new QdrantRefusal(status);
  if (status !== undefined) return new TransientError(`Qdrant answers HTTP ${status}.`);
  switch (fieldOf(error, "name")) {
    case "QdrantClientTimeoutError":
      return new TransientError(`Qdrant does not answer in ${timeoutMs} ms.`);
    case "QdrantClientResourceExhaustedError":
      return new TransientError("Qdrant answers HTTP 429.");
    case "SyntaxError":
      return new TransientError("Qdrant answers what is no JSON.");
    default:
      return new TransientError(
        `Qdrant cannot be asked: ${connectionError(fieldOf(error, "cause") ?? error)}.`,
      );
  }
}

/**
 * The client is loaded with the first request. The key goes as a bearer token, which Node's fetch drops where
 * it is redirected to another host; it keeps the header `api-key`, which the client's own option would set.
 *
 * @throws UserError invalid_config where the address would show the key to the network
 */
export function connectQdrant({ url, apiKey, timeoutMs }: Connection): Server {
  if (!isSafeAddress(url))
    throw new UserError(
      "invalid_config",
      "knowledge.url must be https://, or http:// to this machine, without a password.",
    );
  const { protocol, hostname, port, pathname } = new URL(url);
  let client: QdrantClient | undefined;

  async function opened(): Promise<QdrantClient> {
    if (client !== undefined) return client;
    const { QdrantClient } = await import("@qdrant/js-client-rest");
    client = new QdrantClient({
      host: hostname,
      https: protocol === "https:",
      port: port === "" ? (protocol === "https:" ? 443 : 80) : Number(port),
      prefix: pathname.replace(/\/+$/, ""),
      headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
      timeout: timeoutMs,
      checkCompatibility: false, // it would write on the console
    });
    return client;
  }

  return async (ask) => {
    const ready = await opened();
    try {
      return await ask(ready);
    } catch (error) {
      throw translated(error, timeoutMs);
    }
  };
}
