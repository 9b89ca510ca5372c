import { qualified, type Kind } from "../store/kinds.ts";

/** What a request comes to; a body is sent as JSON, a text as it is. */
export type Answer = { status: number; body: unknown } | { status: number; text: string };

/** A request that is refused, as the API's `Status` objects say it. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: number;
  readonly reason: string;

  constructor(code: number, reason: string, message: string) {
    super(message);
    this.code = code;
    this.reason = reason;
  }
}

/** The `Status` object that tells a client of an error. */
export const statusOf = ({ code, reason, message }: ApiError) => ({
  kind: "Status",
  apiVersion: "v1",
  metadata: {},
  status: "Failure",
  message,
  reason,
  code,
});

/** The `Status` object of a deletion that was taken. */
export const SUCCESS = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success" };

/** As the API server says that there is no such object. */
export const notFound = (kind: Kind, name: string): ApiError =>
  new ApiError(404, "NotFound", `${qualified(kind)} "${name}" not found`);

/** As the API server says that it serves nothing at this path. */
export const noSuchPath = (): ApiError =>
  new ApiError(404, "NotFound", "the server could not find the requested resource");

/** As the API server refuses an object that breaks its kind's rules. */
export const invalid = (kind: Kind, name: string, why: string): ApiError =>
  new ApiError(
    422,
    "Invalid",
    `${kind.kind}${kind.group === "" ? "" : `.${kind.group}`} "${name}" is invalid: ${why}`,
  );
