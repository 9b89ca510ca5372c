import { createHash, createHmac } from "node:crypto";

/** Of a role, for a while. */
export type AwsCredentials = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
};

const HOST = "bedrock.amazonaws.com";
const SERVICE = "bedrock";
const ALGORITHM = "AWS4-HMAC-SHA256";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac("sha256", key).update(text).digest();

/** RFC 3986, as signatures want it: encodeURIComponent leaves five characters more. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * A short-term API key for Bedrock: an address that the role has signed, in base64. AWS has no call that gives one.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-generate.html (aws-bedrock-token-generator)
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function bedrockToken(
  { accessKeyId, secretAccessKey, sessionToken }: AwsCredentials,
  { region, at, seconds }: { region: string; at: Date; seconds: number },
): string {
  const time = at.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const day = time.slice(0, 8);
  const scope = `${day}/${region}/${SERVICE}/aws4_request`;
  const query = Object.entries({
    Action: "CallWithBearerToken",
    "X-Amz-Algorithm": ALGORITHM,
    "X-Amz-Credential": `${accessKeyId}/${scope}`,
    "X-Amz-Date": time,
    "X-Amz-Expires": String(seconds),
    "X-Amz-Security-Token": sessionToken,
    "X-Amz-SignedHeaders": "host",
  })
    .map(([name, value]) => `${name}=${encoded(value)}`)
    .join("&");
  const request = ["POST", "/", query, `host:${HOST}`, "", "host", sha256("")].join("\n");
  const text = [ALGORITHM, time, scope, sha256(request)].join("\n");
  const key = [day, region, SERVICE, "aws4_request"].reduce<string | Buffer>(
    hmac,
    `AWS4${secretAccessKey}`,
  );
  const signature = hmac(key, text).toString("hex");
  // Sorted by name, as the signer of AWS writes it: the signature comes before the signed headers.
  const signed = query.replace(
    "&X-Amz-SignedHeaders=",
    `&X-Amz-Signature=${signature}&X-Amz-SignedHeaders=`,
  );
  const address = `${HOST}/?${signed}&Version=1`;
  return `bedrock-api-key-${Buffer.from(address).toString("base64")}`;
}
