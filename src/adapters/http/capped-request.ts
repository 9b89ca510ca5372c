import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";

/** What is read of a body; a longer one is cut. */
const MOST_BYTES = 64 * 1024;

/** One request, and how much of its reply is wanted. */
export type Asked = {
  url: string;
  signal: AbortSignal;
  method?: "GET" | "POST";
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** PEM, trusted in place of the system's authorities; for tests. */
  ca?: string | undefined;
  /** The most that is read of the body. */
  mostBytes?: number;
};

/** What came back, cut where it was longer than wanted. */
export type Reply = {
  status: number;
  location: string | undefined;
  /** The header `Retry-After` as it stands. */
  retryAfter: string | undefined;
  /** The body's beginning, as UTF-8. */
  text: string;
  /** Whether more followed. */
  cut: boolean;
};

/**
 * One request over a connection of its own; redirects are the caller's. A certificate is always checked,
 * whatever NODE_TLS_REJECT_UNAUTHORIZED says. @throws the error of the connection
 */
export const ask = ({ url, signal, method = "GET", ...rest }: Asked): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const { headers = {}, body, ca, mostBytes = MOST_BYTES } = rest;
    const target = new URL(url);
    const shared = { method, headers, signal, agent: false };
    const sent =
      target.protocol === "https:"
        ? httpsRequest(target, { ...shared, rejectUnauthorized: true, ca })
        : httpRequest(target, shared);
    sent.on("error", reject);
    sent.on("response", (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const done = (cut: boolean): void => {
        const text = Buffer.concat(chunks).subarray(0, mostBytes).toString("utf8");
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location,
          retryAfter: response.headers["retry-after"],
          text,
          cut,
        });
      };
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size <= mostBytes) return;
        done(true);
        sent.destroy();
      });
      response.on("end", () => done(false));
      response.on("error", reject);
    });
    sent.end(body);
  });
