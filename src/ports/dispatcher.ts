/** Starts a workflow by hand: the only event by which GITHUB_TOKEN may start a run. */
export interface Dispatcher {
  /** `workflow` is its file name; it runs on the default branch. */
  dispatch(workflow: string, inputs: Readonly<Record<string, string>>): Promise<void>;
}
