import { keptToken, type Minted } from "../adapters/anthropic/upstream/identity/kept-token.ts";
import { messagesApi, missingCredential } from "../adapters/anthropic/upstream/messages-api.ts";
import { withToken, type Upstream } from "../adapters/anthropic/upstream/upstream.ts";
import { UserError } from "../core/errors.ts";
import type {
  AnthropicAccess,
  BedrockAccess,
  GatewayAccess,
  ModelAccess,
  VertexAccess,
} from "../core/model-access/model-access.ts";
import {
  BEDROCK_KEY,
  credentialFor,
  credentialText,
  filledHeaders,
  GOOGLE_KEY,
} from "../core/model-access/model-credential.ts";
import { serviceAccountIn } from "../core/model-access/service-account.ts";
import { allNamedLines } from "../core/text/named-lines.ts";
import type { Clock } from "../ports/clock.ts";
import type { Identity } from "../ports/identity.ts";

/** What the workflow hands over to open the model. */
export type ModelKeys = {
  apiKey: string;
  /** Lines NAME=value. */
  secretLines: string;
};

export type UpstreamContext = {
  access: ModelAccess;
  /** Of Anthropic's API, where it is not Anthropic's own. */
  anthropicUrl?: string | undefined;
  identity: Identity;
  /** Names the run to a cloud. */
  session: string;
  clock: Clock;
  /** Takes a short-lived token, too, out of whatever leaves the job. */
  conceal: (secret: string) => void;
};

type Means = Omit<UpstreamContext, "access"> & {
  apiKey: string;
  lines: Readonly<Record<string, string>>;
  /** For a text to people: what opens this access. */
  credential: string;
};

/** One token at a time, concealed before it is used. */
const kept = (mint: () => Promise<Minted>, { clock, conceal }: Means): (() => Promise<string>) =>
  keptToken(async () => {
    const minted = await mint();
    conceal(minted.token);
    return minted;
  }, clock);

/** https://platform.claude.com/docs/en/manage-claude/workload-identity-federation: with a token that is no key. */
const TOKEN_BETA = "oauth-2025-04-20";

async function anthropic({ federation }: AnthropicAccess, means: Means): Promise<Upstream> {
  const { apiKey, anthropicUrl: baseUrl, credential } = means;
  if (federation === undefined) return messagesApi({ apiKey, baseUrl, credential });
  const { anthropicFederation } =
    await import("../adapters/anthropic/upstream/identity/anthropic-federation.ts"); // not before it is needed
  const mint = () => anthropicFederation({ federation, baseUrl, ...means });
  const api = messagesApi({ apiKey: "", baseUrl, credential }, { auth: "none" });
  return withToken(api, kept(mint, means), [TOKEN_BETA]);
}

function gateway({ url, auth, headers }: GatewayAccess, means: Means): Upstream {
  const { apiKey, lines, credential } = means;
  const filled = filledHeaders(headers, lines);
  if (filled.missing.length > 0) throw missingCredential(credential);
  return messagesApi(
    { apiKey, baseUrl: url, credential },
    { auth, headers: filled.headers, isAnthropic: false },
  );
}

async function bedrockWith(access: BedrockAccess, means: Means): Promise<Upstream> {
  const { bedrock } = await import("../adapters/anthropic/upstream/bedrock.ts");
  const { credential } = means;
  const { role, region } = access;
  if (role !== undefined) {
    const { bedrockKeyOfRole } =
      await import("../adapters/anthropic/upstream/identity/aws-role.ts");
    const mint = () => bedrockKeyOfRole({ role, region, ...means });
    return bedrock(access, { token: kept(mint, means), credential });
  }
  const key = means.lines[BEDROCK_KEY]?.trim() ?? "";
  if (key === "") throw missingCredential(credential);
  return bedrock(access, { token: () => Promise.resolve(key), credential });
}

async function googleMint(access: VertexAccess, means: Means): Promise<() => Promise<Minted>> {
  const { provider, serviceAccount } = access;
  if (provider !== undefined) {
    const { googleFederation } =
      await import("../adapters/anthropic/upstream/identity/google-federation.ts");
    return () => googleFederation({ access: { provider, serviceAccount }, ...means });
  }
  const { credential } = means;
  const key = means.lines[GOOGLE_KEY]?.trim() ?? "";
  if (key === "") throw missingCredential(credential);
  const account = serviceAccountIn(key);
  if (account === undefined)
    throw new UserError(
      "missing_secret",
      `${GOOGLE_KEY} is no key file of a service account. Put its JSON in one line, or in base64, into ${credential}: jq -c . key.json.`,
    );
  const { googleToken } = await import("../adapters/anthropic/upstream/identity/google-token.ts");
  return () => googleToken(account, means);
}

async function vertexWith(access: VertexAccess, means: Means): Promise<Upstream> {
  const mint = await googleMint(access, means);
  const { vertex } = await import("../adapters/anthropic/upstream/vertex.ts");
  return vertex(access, { token: kept(mint, means), credential: means.credential });
}

/** The service that the configuration names. @throws UserError missing_secret */
export async function connectUpstream(
  { apiKey, secretLines }: ModelKeys,
  { access, ...context }: UpstreamContext,
): Promise<Upstream> {
  const credential = credentialText(credentialFor(access));
  const means = { ...context, apiKey, lines: allNamedLines(secretLines), credential };
  switch (access.via) {
    case "anthropic":
      return anthropic(access, means);
    case "gateway":
      return gateway(access, means);
    case "bedrock":
      return bedrockWith(access, means);
    case "vertex":
      return vertexWith(access, means);
  }
}
