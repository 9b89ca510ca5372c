/** Where the stage is reached. Filled in when its port is known. */
export type Addresses = {
  /** Base of the REST API, GITHUB_API_URL. */
  api: string;
  /** Base of the web pages and git remotes, GITHUB_SERVER_URL. */
  server: string;
};

export class Urls {
  readonly #addresses: Addresses;
  readonly #fullName: string;

  constructor(addresses: Addresses, fullName: string) {
    this.#addresses = addresses;
    this.#fullName = fullName;
  }

  get apiBase(): string {
    return this.#addresses.api;
  }

  get serverBase(): string {
    return this.#addresses.server;
  }

  /** Below `/repos/{owner}/{repo}`. */
  api(path = ""): string {
    return `${this.#addresses.api}/repos/${this.#fullName}${path}`;
  }

  /** Below the repository's web page. */
  html(path = ""): string {
    return `${this.#addresses.server}/${this.#fullName}${path}`;
  }
}
