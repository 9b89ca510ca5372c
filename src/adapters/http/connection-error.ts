import { messageOf } from "../../core/error-code.ts";

const TLS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "has expired",
  CERT_NOT_YET_VALID: "is not valid yet",
  ERR_TLS_CERT_ALTNAME_INVALID: "is for another host",
  DEPTH_ZERO_SELF_SIGNED_CERT: "is self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "is signed by an authority that is not trusted (self-signed)",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "is signed by an unknown authority",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "comes without the chain to its authority",
};

/** Not core's codeOf: errors of TLS have a code and no system call. */
const codeIn = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

/** Why there was no reply, in words: `the certificate has expired (CERT_HAS_EXPIRED)`. */
export function connectionError(error: unknown): string {
  const code = codeIn(error);
  const tls = TLS[code];
  // Where several addresses were tried, the message is empty and the code says it.
  return tls === undefined
    ? messageOf(error) || code || "no reply"
    : `the certificate ${tls} (${code})`;
}
