/** A patch that cannot be applied; the API answers 422. */
export class PatchError extends Error {
  override readonly name = "PatchError";
}
