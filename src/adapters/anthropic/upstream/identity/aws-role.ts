import { TransientError } from "../../../../core/errors.ts";
import type { Clock } from "../../../../ports/clock.ts";
import type { Identity } from "../../../../ports/identity.ts";
import { bedrockToken } from "./bedrock-token.ts";
import type { Minted } from "./kept-token.ts";
import { askFor } from "./token-endpoint.ts";

/** The session of a role lasts an hour unless the role says otherwise, and no key outlives it. */
const SECONDS = 3_600;

const element = (xml: string, name: string): string | undefined =>
  new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1];

export type AwsRole = {
  /** ARN of the role whose trust policy lets the run's identity in. */
  role: string;
  region: string;
  /** `miyabi-<run>`: shown in CloudTrail. */
  session: string;
  identity: Identity;
  clock: Clock;
  credential: string;
  conceal: (secret: string) => void;
  sts?: string;
};

/**
 * A key for Bedrock of a role that trusts the run's identity.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 * @throws UserError missing_secret or missing_permission, TransientError
 */
export async function bedrockKeyOfRole(options: AwsRole): Promise<Minted> {
  const { role, region, session, identity, clock, credential, conceal } = options;
  const { sts = `https://sts.${region}.amazonaws.com` } = options;
  const form = {
    Action: "AssumeRoleWithWebIdentity",
    Version: "2011-06-15",
    RoleArn: role,
    RoleSessionName: session,
    WebIdentityToken: await identity("sts.amazonaws.com"),
    DurationSeconds: String(SECONDS),
  };
  const at = clock.now();
  const xml = await askFor(
    `${sts}/`,
    { body: new URLSearchParams(form) },
    { whose: "AWS", credential },
  );
  const accessKeyId = element(xml, "AccessKeyId");
  const secretAccessKey = element(xml, "SecretAccessKey");
  const sessionToken = element(xml, "SessionToken");
  if (!accessKeyId || !secretAccessKey || !sessionToken)
    throw new TransientError("AWS gave no credentials in its answer");
  for (const secret of [secretAccessKey, sessionToken]) conceal(secret);
  const credentials = { accessKeyId, secretAccessKey, sessionToken };
  return {
    token: bedrockToken(credentials, { region, at, seconds: SECONDS }),
    expiresInSeconds: SECONDS,
  };
}
