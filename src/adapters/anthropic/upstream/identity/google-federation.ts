import { z } from "zod";
import type { VertexAccess } from "../../../../core/model-access/model-access.ts";
import type { Clock } from "../../../../ports/clock.ts";
import type { Identity } from "../../../../ports/identity.ts";
import type { Minted } from "./kept-token.ts";
import { askFor, askToken, readAs } from "./token-endpoint.ts";

const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const TYPE = "urn:ietf:params:oauth:token-type:";
const Impersonated = z.looseObject({ accessToken: z.string().min(1), expireTime: z.string() });

type GoogleEndpoints = { sts: string; iam: string };
const GOOGLE: GoogleEndpoints = {
  sts: "https://sts.googleapis.com/v1",
  iam: "https://iamcredentials.googleapis.com/v1",
};

export type GoogleFederation = {
  /** `provider` and, where it acts as one, `serviceAccount`. */
  access: Pick<VertexAccess, "serviceAccount"> & { provider: string };
  identity: Identity;
  clock: Clock;
  credential: string;
  /** Called with the token between the two, which opens nothing but the account. */
  conceal: (secret: string) => void;
  endpoints?: GoogleEndpoints;
};

/**
 * Google's token for the run's identity (workload identity federation), as itself or as a service account.
 * https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken
 * @throws UserError missing_secret or missing_permission, TransientError
 */
export async function googleFederation(options: GoogleFederation): Promise<Minted> {
  const { access, identity, clock, credential, conceal, endpoints = GOOGLE } = options;
  const { provider, serviceAccount } = access;
  const source = { whose: "Google", credential };
  const federated = await askToken(
    `${endpoints.sts}/token`,
    {
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      audience: `//iam.googleapis.com/${provider}`,
      scope: SCOPE,
      requested_token_type: `${TYPE}access_token`,
      subject_token: await identity(`https://iam.googleapis.com/${provider}`),
      subject_token_type: `${TYPE}jwt`,
    },
    source,
  );
  if (serviceAccount === undefined) return federated;
  conceal(federated.token);
  const text = await askFor(
    `${endpoints.iam}/projects/-/serviceAccounts/${encodeURIComponent(serviceAccount)}:generateAccessToken`,
    {
      headers: {
        authorization: `Bearer ${federated.token}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ scope: [SCOPE], lifetime: "3600s" }),
    },
    source,
  );
  const { accessToken: token, expireTime } = readAs(Impersonated, text, source);
  const expiresInSeconds = (Date.parse(expireTime) - clock.now().getTime()) / 1_000;
  return { token, expiresInSeconds };
}
