import * as core from "@actions/core";
import { messageOf } from "../core/error-code.ts";
import { TransientError, UserError } from "../core/errors.ts";
import type { Identity } from "../ports/identity.ts";

/** What the runner hands to a job that has `id-token: write`. */
export type IdentityRequest = {
  /** ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are there. */
  isGranted: boolean;
  conceal: (secret: string) => void;
};

/**
 * What makes a statement worth something. What comes before begins as each statement of anybody's does, so it
 * would be taken out of texts that have nothing to do with it.
 */
const signatureOf = (statement: string): string => statement.split(".")[2] ?? statement;

/**
 * The run's identity, as GitHub signs it.
 * https://docs.github.com/actions/reference/security/oidc
 * @throws UserError missing_permission where the job may not ask, TransientError where GitHub does not answer
 */
export const githubIdentity =
  ({ isGranted, conceal }: IdentityRequest): Identity =>
  async (audience) => {
    if (!isGranted)
      throw new UserError(
        "missing_permission",
        "This job may not prove who it is. Call miyabi-oidc.yml in place of miyabi.yml, and grant id-token: write to the calling job (docs/model-access.md#without-a-stored-key).",
      );
    try {
      const statement = await core.getIDToken(audience);
      conceal(signatureOf(statement));
      return statement;
    } catch (error) {
      throw new TransientError(`GitHub did not say who this run is: ${messageOf(error)}`, {
        cause: error,
      });
    }
  };
