import { type RestDescription, restDescription, webhookDescription } from "./description.ts";
import { Router } from "./router.ts";
import { Validation } from "./validation.ts";

/** GitHub's description, ready for use. It keeps no state but compiled validators: stages may share one. */
export type GitHubDescription = { rest: RestDescription; router: Router; validation: Validation };

let loaded: GitHubDescription | undefined;

/** The process's own: to compile the validators anew for each of several stages costs a second a stage. */
export function loadGitHubDescription(): GitHubDescription {
  if (loaded === undefined) {
    const rest = restDescription();
    loaded = {
      rest,
      router: new Router(rest),
      validation: new Validation(rest, webhookDescription()),
    };
  }
  return loaded;
}
