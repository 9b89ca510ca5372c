import { messageOf } from "../../../../core/error-code.ts";
import { TransientError } from "../../../../core/errors.ts";
import type { Federation } from "../../../../core/model-access/model-access.ts";
import { plainLine } from "../../../../core/text/inert-line.ts";
import type { Clock } from "../../../../ports/clock.ts";
import type { Identity } from "../../../../ports/identity.ts";
import type { Minted } from "./kept-token.ts";
import { refusedToken } from "./token-endpoint.ts";

/** What federation rules expect by default: https://platform.claude.com/docs/en/manage-claude/wif-providers/github-actions */
const AUDIENCE = "https://api.anthropic.com";
const MAX_SAID = 300;

export type AnthropicFederation = {
  federation: Federation;
  identity: Identity;
  /** Of the API, whose token endpoint it is as well. */
  baseUrl?: string | undefined;
  clock: Clock;
  credential: string;
};

/**
 * Anthropic's token for the run's identity, by the SDK's own exchange.
 * https://platform.claude.com/docs/en/manage-claude/workload-identity-federation
 * @throws UserError missing_secret or missing_permission, TransientError
 */
export async function anthropicFederation(options: AnthropicFederation): Promise<Minted> {
  const { federation, identity, baseUrl = AUDIENCE, clock, credential } = options;
  const { rule, organization, serviceAccount, workspace } = federation;
  const { oidcFederationProvider } =
    await import("@anthropic-ai/sdk/lib/credentials/oidc-federation");
  const { WorkloadIdentityError } = await import("@anthropic-ai/sdk/lib/credentials/types");
  const statement = await identity(AUDIENCE);
  const exchange = oidcFederationProvider({
    identityTokenProvider: () => statement,
    federationRuleId: rule,
    organizationId: organization,
    serviceAccountId: serviceAccount,
    workspaceId: workspace,
    baseURL: baseUrl.replace(/\/+$/, ""),
    fetch,
  });
  try {
    const { token, expiresAt } = await exchange();
    const now = clock.now().getTime() / 1_000;
    return { token, expiresInSeconds: expiresAt === null ? 3_600 : expiresAt - now };
  } catch (error) {
    const status = error instanceof WorkloadIdentityError ? error.statusCode : null;
    const said = plainLine(messageOf(error), MAX_SAID);
    if (status !== null && status >= 400 && status < 500 && status !== 429)
      throw refusedToken(status, said, { whose: "Anthropic", credential });
    throw new TransientError(`Anthropic gave no token: ${said}`, { cause: error });
  }
}
