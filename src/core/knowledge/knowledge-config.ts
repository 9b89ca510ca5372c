import { z } from "zod";
import { isSafeAddress } from "../notices/safe-address.ts";

const Address = z
  .string()
  .refine(isSafeAddress, "must be https://, or http:// to this machine, without a password");

const Embeddings = z.strictObject({
  url: Address.describe(
    "Of an OpenAI-compatible service, e.g. https://api.openai.com/v1; /embeddings is added",
  ),
  model: z.string().min(1).describe("Name of the model at that service"),
  dimensions: z.number().int().min(1).max(8192).describe("Numbers in a vector of the model"),
});

/** The key `knowledge` of the configuration: where earlier work is searched (docs/qdrant.md). */
export const KnowledgeConfig = z
  .strictObject({
    store: z
      .enum(["embedded", "qdrant"])
      .default("embedded")
      .describe("qdrant: a server of yours besides; the embedded index goes on where it is down"),
    url: Address.optional().describe("Of Qdrant's REST API, with its port; needed with qdrant"),
    collection: z
      .string()
      .regex(/^[a-z\d][\w-]{0,49}$/i, "must be letters, digits, _ and -, at most 50")
      .default("miyabi")
      .describe("What the names of the repository's collections begin with"),
    embeddings: Embeddings.optional().describe("Dense vectors in Qdrant besides the words"),
  })
  .superRefine(({ store, url, embeddings }, context) => {
    const wrong = (path: string, message: string): void =>
      context.addIssue({ code: "custom", path: [path], message });
    if (store === "qdrant" && url === undefined) wrong("url", "is needed with store: qdrant");
    if (store === "embedded" && embeddings !== undefined)
      wrong("embeddings", "are kept in Qdrant only: set store: qdrant");
  });
export type KnowledgeConfig = z.infer<typeof KnowledgeConfig>;
