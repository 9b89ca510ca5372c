import { randomBytes } from "node:crypto";

/** A fresh unguessable text of hexadecimal digits: 128 bits. */
export const nonce = (): string => randomBytes(16).toString("hex");
