import { z } from "zod";
import type { RuntimeClaims } from "./runtime-token.ts";
import { TwirpError } from "./twirp.ts";

/** One method of a Twirp service: a checked request in, a JSON value out. @throws TwirpError */
export type Rpc = (claims: RuntimeClaims, body: unknown) => unknown;

/** Protobuf's JSON mapping allows both spellings of a field; the Actions clients send snake_case. */
const camelKeys = (body: unknown): unknown =>
  typeof body === "object" && body !== null && !Array.isArray(body)
    ? Object.fromEntries(
        Object.entries(body).map(([key, value]) => [
          key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
          value,
        ]),
      )
    : body;

export const rpc =
  <T>(schema: z.ZodType<T>, method: (claims: RuntimeClaims, request: T) => unknown): Rpc =>
  (claims, body) => {
    const request = schema.safeParse(camelKeys(body));
    if (!request.success) throw new TwirpError("malformed", z.prettifyError(request.error));
    return method(claims, request.data);
  };

/** int64 in protobuf's JSON mapping: a string, or a number where it fits. */
export const Int64 = z.union([z.string().regex(/^\d+$/), z.number().int()]).transform(Number);
