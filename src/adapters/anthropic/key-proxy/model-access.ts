/** How an engine reaches the model: through the key proxy, with a pass in place of the key. */
export type ModelAccess = {
  /** http://127.0.0.1:<port> */
  url: string;
  /** The same on a Unix socket, for programs in the sandbox. */
  socket: string;
  /** Lets in for one assignment. */
  token: string;
  /** For a text to people: what to check where the model's service refuses the key. */
  credential: string;
  /** False behind a gateway or cloud, which may know no betas. */
  isAnthropic: boolean;
};
