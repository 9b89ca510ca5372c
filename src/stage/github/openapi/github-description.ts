import { type RestDescription, restDescription, webhookDescription } from "./description.ts";
import { Router } from "./router.ts";
import { Validation } from "./validation.ts";

/** GitHub's description, ready for use. It keeps no state but compiled validators: stages may share one. */
export type GitHubDescription = { rest: RestDescription; router: Router; validation: Validation };

export function loadGitHubDescription(): GitHubDescription {
  const rest = restDescription();
  return { rest, router: new Router(rest), validation: new Validation(rest, webhookDescription()) };
}
