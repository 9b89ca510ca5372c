import { generateKeyPairSync } from "node:crypto";
import type { AppPermissions, AppSettings } from "./contract/apps.ts";

/** A GitHub App that is installed on the stage's repository, and the key that GitHub lets its owner download once. */
export type RegisteredApp = {
  app: AppSettings;
  /** PEM (PKCS #1), as GitHub makes it. */
  privateKey: string;
};

/** Its key is made anew each time: no private key lies in a repository, not even one that opens nothing. */
export function registeredApp(slug: string, permissions: AppPermissions): RegisteredApp {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  const app = {
    slug,
    id: 4711,
    clientId: "Iv23liOnTheStage",
    publicKey,
    installation: { id: 815, permissions },
  };
  return { app, privateKey };
}
