import { z } from "zod";
import { isSafeAddress } from "../notices/safe-address.ts";
import { withoutSecretLines } from "../review/secrets-scan.ts";

const Address = z
  .string()
  .refine(isSafeAddress, "must be https://, or http:// to this machine, without a password")
  .refine(
    (url) => !/[?#]/.test(url),
    "must be an address without ? and #: /v1/messages is added to it",
  );

/** Headers that say who asks, what is sent and how: Miyabi sets them itself. */
const OWN_HEADER =
  /^(authorization|x-api-key|anthropic-.*|host|connection|content-.*|transfer-encoding|cookie|accept.*|expect|te|trailer|upgrade|proxy-.*)$/i;
/** Visible ASCII; a line break would be a header of its own. */
const HEADER_VALUE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

function wrongHeader(name: string, value: string): string | undefined {
  if (!/^[A-Za-z\d][\w-]*$/.test(name)) return "is no name of a header";
  if (OWN_HEADER.test(name)) return "is set by Miyabi: see auth";
  if (!HEADER_VALUE.test(value)) return "must be one line of plain characters";
  return withoutSecretLines(value) === value
    ? undefined
    : "looks like a secret: write ${NAME} and put the line NAME=value into MIYABI_MODEL_SECRETS";
}

const Headers = z
  .record(z.string(), z.string().describe("Value of the header"))
  .default({})
  .superRefine((headers, context) => {
    for (const [name, value] of Object.entries(headers)) {
      const wrong = wrongHeader(name, value);
      if (wrong !== undefined) context.addIssue({ code: "custom", path: [name], message: wrong });
    }
  });

const ID = /^[\w-]{1,100}$/;
const Federation = z.strictObject({
  rule: z
    .string()
    .regex(ID, "must be the id of a federation rule, fdrl_...")
    .describe("Id of the federation rule, fdrl_..."),
  organization: z
    .string()
    .regex(ID, "must be the id of your organisation")
    .describe("Id of your organisation at Anthropic"),
  serviceAccount: z
    .string()
    .regex(ID, "must be an id, svac_...")
    .optional()
    .describe("Id of the service account that the run acts as, svac_..."),
  workspace: z
    .string()
    .regex(ID, "must be an id, wrkspc_..., or default")
    .optional()
    .describe("Id of the workspace, wrkspc_..., or default"),
});
export type Federation = z.infer<typeof Federation>;

const Anthropic = z.strictObject({
  via: z.literal("anthropic").describe("Anthropic's own API, with the secret ANTHROPIC_API_KEY"),
  federation: Federation.optional().describe(
    "No key: the run's identity (OIDC) is exchanged for a short-lived token; needs miyabi-oidc.yml",
  ),
});

const Gateway = z.strictObject({
  via: z.literal("gateway").describe("A service with Anthropic's Messages API, e.g. LiteLLM"),
  url: Address.describe("What stands before /v1/messages, e.g. https://llm.example.com"),
  auth: z
    .enum(["api-key", "bearer", "none"])
    .default("api-key")
    .describe(
      "How ANTHROPIC_API_KEY is sent: as x-api-key, as Authorization: Bearer, or not at all",
    ),
  headers: Headers.describe(
    "Further headers; ${NAME} in a value stands for the line NAME=value of MIYABI_MODEL_SECRETS",
  ),
});

const Bedrock = z.strictObject({
  via: z.literal("bedrock").describe("Claude in Amazon Bedrock, through its Messages API"),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "must be a region of AWS, e.g. eu-central-1")
    .describe("Region of AWS, e.g. eu-central-1"),
  url: Address.optional().describe(
    "Default https://bedrock-mantle.REGION.api.aws/anthropic; another endpoint, e.g. a private one",
  ),
  role: z
    .string()
    .regex(
      /^arn:aws[\w-]{0,20}:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/,
      "must be the ARN of a role, arn:aws:iam::123456789012:role/...",
    )
    .optional()
    .describe("No key: a role that trusts the run's identity (OIDC); needs miyabi-oidc.yml"),
});

const Vertex = z.strictObject({
  via: z.literal("vertex").describe("Claude on Google Cloud's Vertex AI"),
  project: z
    .string()
    .regex(/^[a-z][a-z\d.:-]{4,61}[a-z\d]$/, "must be the id of a Google Cloud project")
    .describe("Id of the Google Cloud project"),
  location: z
    .string()
    .regex(/^[a-z]+(-[a-z]+\d+)?$/, "must be global, us, eu or a region, e.g. europe-west1")
    .default("global")
    .describe("Where Vertex AI answers, e.g. europe-west1"),
  url: Address.optional().describe(
    "Default the location's own address; another endpoint, e.g. a private one",
  ),
  provider: z
    .string()
    .regex(
      /^projects\/\d+\/locations\/global\/workloadIdentityPools\/[a-z\d-]{4,32}\/providers\/[a-z\d-]{4,32}$/,
      "must be projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER",
    )
    .optional()
    .describe("No key: a provider that trusts the run's identity (OIDC); needs miyabi-oidc.yml"),
  serviceAccount: z
    .string()
    .regex(
      /^[a-z\d-]+@[a-z\d.-]+\.gserviceaccount\.com$/,
      "must be the address of a service account",
    )
    .optional()
    .describe("With provider: whom the identity acts as; itself where left out"),
});

/** The key `modelAccess` of the configuration: where the model answers (docs/model-access.md). */
export const ModelAccess = z
  .discriminatedUnion("via", [Anthropic, Gateway, Bedrock, Vertex])
  .superRefine((access, context) => {
    if (access.via === "vertex" && access.serviceAccount !== undefined && !access.provider)
      context.addIssue({
        code: "custom",
        path: ["serviceAccount"],
        message: "needs provider: with a stored key its own account is used",
      });
  })
  .prefault({ via: "anthropic" });
export type ModelAccess = z.infer<typeof ModelAccess>;

/** Whether the run's identity opens the model, and no stored secret does. */
export function usesIdentity(access: ModelAccess): boolean {
  switch (access.via) {
    case "anthropic":
      return access.federation !== undefined;
    case "gateway":
      return false;
    case "bedrock":
      return access.role !== undefined;
    case "vertex":
      return access.provider !== undefined;
  }
}
export type AnthropicAccess = z.infer<typeof Anthropic>;
export type GatewayAccess = z.infer<typeof Gateway>;
export type BedrockAccess = z.infer<typeof Bedrock>;
export type VertexAccess = z.infer<typeof Vertex>;
