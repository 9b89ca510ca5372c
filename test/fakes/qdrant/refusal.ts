/** What Qdrant answers in place of a result: an HTTP status and `status.error` of the body. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
