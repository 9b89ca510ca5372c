import { z } from "zod";
import { isSafeAddress } from "../notices/safe-address.ts";
import { fromBase64 } from "../text/from-base64.ts";

/** Of the file that Google gives with a service account's key: what a token is asked for with. */
const ServiceAccount = z.looseObject({
  type: z.literal("service_account"),
  client_email: z.string().min(1),
  private_key: z.string().includes("PRIVATE KEY"),
  private_key_id: z.string().optional(),
  token_uri: z.string().refine(isSafeAddress).default("https://oauth2.googleapis.com/token"),
});
export type ServiceAccount = z.infer<typeof ServiceAccount>;

/** The key file of a secret's value: its JSON in one line, or that in base64; undefined for anything else. */
export function serviceAccountIn(value: string): ServiceAccount | undefined {
  const text = value.startsWith("{") ? value : (fromBase64(value) ?? "");
  try {
    return ServiceAccount.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * What in a key file no output may show. The rest are addresses and names of Google's, which stand in many a text that people
 * and models need.
 */
export const serviceAccountSecrets = (account: ServiceAccount): string[] => {
  const key = account.private_key
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("-----"));
  const id = account.private_key_id;
  return [key.join(""), ...key, ...(id === undefined ? [] : [id])];
};
