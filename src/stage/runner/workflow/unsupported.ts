import { place, type TemplateToken } from "../language/tokens.ts";

/** A construct that GitHub knows and the local stage does not. It is named, never ignored. */
export class UnsupportedError extends Error {
  constructor(construct: string, file: string, token?: TemplateToken) {
    super(`${file}${place(token)}: ${construct} is not supported on the local stage`);
    this.name = "UnsupportedError";
  }
}

/** A file that GitHub would refuse as well. */
export class InvalidFileError extends Error {
  constructor(file: string, problems: string) {
    super(`The workflow is not valid. ${file}: ${problems}`);
    this.name = "InvalidFileError";
  }
}
