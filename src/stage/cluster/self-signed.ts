import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** PEM texts, as `node:https` and a kubeconfig take them. */
export type Certificate = { cert: string; key: string };

/** DER: a tag, the length, the content (ITU-T X.690). */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts);
const oid = (...bytes: number[]): Buffer => der(0x06, Buffer.from(bytes));
const text = (tag: number, value: string): Buffer => der(tag, Buffer.from(value, "latin1"));
const bits = (value: Buffer): Buffer => der(0x03, Buffer.from([0]), value);

const ECDSA_WITH_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
const COMMON_NAME = oid(0x55, 0x04, 0x03);
const SUBJECT_ALT_NAME = oid(0x55, 0x1d, 0x11);
const BASIC_CONSTRAINTS = oid(0x55, 0x1d, 0x13);
const YES = der(0x01, Buffer.from([0xff]));

const pem = (label: string, content: Buffer): string =>
  `-----BEGIN ${label}-----\n${(content.toString("base64").match(/.{1,64}/g) ?? []).join("\n")}\n-----END ${label}-----\n`;

/** UTCTime, e.g. `261126004500Z`. */
const time = (date: Date): Buffer =>
  text(0x17, `${date.toISOString().replaceAll(/[-:T]/g, "").slice(2, 14)}Z`);

const DAY_MS = 24 * 3_600_000;

/** A certificate for 127.0.0.1 that vouches for itself, good for two days around `now`. Source: RFC 5280. */
export function selfSigned(now: Date): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(der(0x31, sequence(COMMON_NAME, text(0x0c, "miyabi stage"))));
  const addresses = sequence(der(0x87, Buffer.from([127, 0, 0, 1])));
  const certificate = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(new Date(now.getTime() - DAY_MS)), time(new Date(now.getTime() + DAY_MS))),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(
      0xa3,
      sequence(
        sequence(SUBJECT_ALT_NAME, der(0x04, addresses)),
        sequence(BASIC_CONSTRAINTS, YES, der(0x04, sequence(YES))),
      ),
    ),
  );
  const signature = sign("sha256", certificate, privateKey);
  return {
    cert: pem("CERTIFICATE", sequence(certificate, ECDSA_WITH_SHA256, bits(signature))),
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}
