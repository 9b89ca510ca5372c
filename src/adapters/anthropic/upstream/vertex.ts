import type { VertexAccess } from "../../../core/model-access/model-access.ts";
import { regional } from "../prices.ts";
import { letIn, type Upstream } from "./upstream.ts";

/**
 * The API's version stands in the body, not in a header; the first has another name there.
 * https://platform.claude.com/docs/en/api/versioning
 */
const FIRST_VERSION = "2023-06-01";
const FIRST_VERSION_HERE = "vertex-2023-10-16";

/** Ids there are `claude-haiku-4-5@20251001`, and without a date for newer models. */
const vertexModel = (model: string): string => model.replace(/-(\d{8})$/, "@$1");

/** https://cloud.google.com/vertex-ai/generative-ai/docs/learn/locations */
function addressOf(location: string): string {
  switch (location) {
    case "global":
      return "https://aiplatform.googleapis.com/v1";
    case "us":
    case "eu":
      return `https://aiplatform.${location}.rep.googleapis.com/v1`;
    default:
      return `https://${location}-aiplatform.googleapis.com/v1`;
  }
}

/**
 * Claude on Google Cloud, operated by Google (Vertex AI): the Messages API with the model in the address and the version in the body.
 * https://platform.claude.com/docs/en/build-with-claude/claude-models-on-google-cloud/google-managed
 * https://cloud.google.com/vertex-ai/generative-ai/docs/partner-models/claude/use-claude
 * @param token one that is valid now
 */
export function vertex(
  { project, location, url }: VertexAccess,
  { token, credential }: { token: () => Promise<string>; credential: string },
): Upstream {
  const base = (url ?? addressOf(location)).replace(/\/+$/, "");
  const models = `${base}/projects/${project}/locations/${location}/publishers/anthropic/models`;
  return {
    credential,
    isAnthropic: false,
    pricedAs: (model) => (location === "global" ? model : regional(model)),
    async prepare({ headers, body: { model, ...body } }) {
      const name = encodeURIComponent(vertexModel(String(model))).replaceAll("%40", "@");
      const method = body["stream"] === true ? "streamRawPredict" : "rawPredict";
      const { "anthropic-version": version = FIRST_VERSION, ...others } = letIn(headers);
      const here = version === FIRST_VERSION ? FIRST_VERSION_HERE : version;
      return {
        url: new URL(`${models}/${name}:${method}`),
        headers: { ...others, authorization: `Bearer ${await token()}` },
        body: JSON.stringify({ ...body, anthropic_version: here }),
      };
    },
  };
}
