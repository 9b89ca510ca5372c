import { createPrivateKey, sign, type KeyObject } from "node:crypto";
import { UserError } from "../../../../core/errors.ts";
import type { ServiceAccount } from "../../../../core/model-access/service-account.ts";
import type { Clock } from "../../../../ports/clock.ts";
import type { Minted } from "./kept-token.ts";
import { askToken } from "./token-endpoint.ts";

const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
/** Google takes no longer one. */
const LIFE_SECONDS = 3_600;

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function keyOf({ private_key: pem }: ServiceAccount, credential: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new UserError(
      "missing_secret",
      `The private key of the service account cannot be read. Put the key file as Google gave it, in one line, into ${credential}: jq -c . key.json.`,
    );
  }
}

/**
 * A token for a service account, asked for with a claim that its key has signed (RS256).
 * https://developers.google.com/identity/protocols/oauth2/service-account
 * @throws UserError missing_secret, TransientError
 */
export function googleToken(
  account: ServiceAccount,
  { clock, credential }: { clock: Clock; credential: string },
): Promise<Minted> {
  const { client_email: iss, private_key_id: kid, token_uri: aud } = account;
  const iat = Math.floor(clock.now().getTime() / 1_000);
  const header = { alg: "RS256", typ: "JWT", ...(kid === undefined ? {} : { kid }) };
  const claims = { iss, scope: SCOPE, aud, iat, exp: iat + LIFE_SECONDS };
  const signed = `${encoded(header)}.${encoded(claims)}`;
  const signature = sign("sha256", Buffer.from(signed), keyOf(account, credential));
  const assertion = `${signed}.${signature.toString("base64url")}`;
  return askToken(aud, { grant_type: GRANT, assertion }, { whose: "Google", credential });
}
