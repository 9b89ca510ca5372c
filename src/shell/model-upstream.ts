import { messagesApi, missingCredential } from "../adapters/anthropic/upstream/messages-api.ts";
import type { Upstream } from "../adapters/anthropic/upstream/upstream.ts";
import { UserError } from "../core/errors.ts";
import type {
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

/** What the workflow hands over to open the model. */
export type ModelKeys = {
  apiKey: string;
  /** Lines NAME=value. */
  secretLines: string;
};

export type UpstreamContext = {
  access: ModelAccess;
  clock: Clock;
  /** Takes a short-lived token, too, out of whatever leaves the job. */
  conceal: (secret: string) => void;
};

/** Where Anthropic's API is: somewhere else on the local stage, or where a runner of one's own says so. */
const modelUrl = (): string | undefined => process.env["ANTHROPIC_BASE_URL"];

function gateway(
  { url, auth, headers }: GatewayAccess,
  {
    apiKey,
    lines,
    credential,
  }: { apiKey: string; lines: Record<string, string>; credential: string },
): Upstream {
  const filled = filledHeaders(headers, lines);
  if (filled.missing.length > 0) throw missingCredential(credential);
  return messagesApi(
    { apiKey, baseUrl: url, credential },
    { auth, headers: filled.headers, isAnthropic: false },
  );
}

async function vertexWith(
  access: VertexAccess,
  {
    key,
    credential,
    clock,
    conceal,
  }: { key: string; credential: string } & Omit<UpstreamContext, "access">,
): Promise<Upstream> {
  if (key === "") throw missingCredential(credential);
  const account = serviceAccountIn(key);
  if (account === undefined)
    throw new UserError(
      "missing_secret",
      `${GOOGLE_KEY} is no key file of a service account. Put its JSON in one line, or in base64, into ${credential}: jq -c . key.json.`,
    );
  const { vertex } = await import("../adapters/anthropic/upstream/vertex.ts"); // not before it is needed
  const { googleToken } = await import("../adapters/anthropic/upstream/google-token.ts");
  const { keptToken } = await import("../adapters/anthropic/upstream/kept-token.ts");
  const mint = async () => {
    const minted = await googleToken(account, { clock, credential });
    conceal(minted.token);
    return minted;
  };
  return vertex(access, { token: keptToken(mint, clock), credential });
}

/** The service that the configuration names. @throws UserError missing_secret */
export async function connectUpstream(
  { apiKey, secretLines }: ModelKeys,
  { access, ...context }: UpstreamContext,
): Promise<Upstream> {
  const credential = credentialText(credentialFor(access));
  const lines = allNamedLines(secretLines);
  switch (access.via) {
    case "anthropic":
      return messagesApi({ apiKey, baseUrl: modelUrl(), credential });
    case "gateway":
      return gateway(access, { apiKey, lines, credential });
    case "bedrock": {
      const { bedrock } = await import("../adapters/anthropic/upstream/bedrock.ts");
      return bedrock(access, { apiKey: lines[BEDROCK_KEY] ?? "", credential });
    }
    case "vertex":
      return vertexWith(access, { key: lines[GOOGLE_KEY] ?? "", credential, ...context });
  }
}
