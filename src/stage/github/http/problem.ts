/** One entry of `errors` in GitHub's 422 body. */
export type FieldError = {
  resource: string;
  field: string;
  code: "missing" | "missing_field" | "invalid" | "already_exists" | "unprocessable" | "custom";
  value?: string;
  message?: string;
};

/**
 * An answer of 4xx, thrown from wherever it is found out.
 * https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api
 */
export class Problem extends Error {
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    more: { errors?: readonly FieldError[]; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.status = status;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }

  body(): Record<string, unknown> {
    return {
      message: this.message,
      ...(this.errors.length > 0 ? { errors: this.errors } : {}),
      documentation_url: "https://docs.github.com/rest",
      status: String(this.status),
    };
  }
}

/** Our own mistake: an answer or a webhook that GitHub's description forbids. */
export class StageFault extends Error {}

export const notFound = (): Problem => new Problem(404, "Not Found");

export const forbidden = (message = "Resource not accessible by integration"): Problem =>
  new Problem(403, message);

export const invalid = (...errors: FieldError[]): Problem =>
  new Problem(422, "Validation Failed", { errors });

/** The value, or 404 where there is none. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw notFound();
  return value;
}
