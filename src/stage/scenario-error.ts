/** A mistake in a scenario folder: its author can mend it, and the message says where and how. */
export class ScenarioError extends Error {
  override name = "ScenarioError";
}
