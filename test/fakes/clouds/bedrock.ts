import type { ServerResponse } from "node:http";
import { listen, readBody } from "../../../src/stage/loopback.ts";
import { checkMessages, must, Refused, say, type Asked } from "./messages.ts";

const VERSIONS = ["2023-06-01", "2026-10-21"];

/**
 * Amazon Bedrock's Messages API as AWS and Anthropic describe it: a bearer, the API's version as a header, ids
 * `anthropic.claude-…` without dates and versions.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-messages-api.html
 * https://platform.claude.com/docs/en/build-with-claude/claude-in-amazon-bedrock
 */
export async function bedrockCloud(
  key: string,
  answer: (asked: Asked, response: ServerResponse) => void | Promise<void> = (asked, response) =>
    say(response, { text: '{"ok":true}', stream: asked.body["stream"] === true }),
) {
  const asked: Asked[] = [];
  const check = ({ method, path, headers, body }: Asked): void => {
    must(method === "POST" && /^\/anthropic\/v1\/messages(\?beta=true)?$/.test(path), 404, path);
    must(headers["authorization"] === `Bearer ${key}`, 401, "invalid bearer token");
    must(headers["x-api-key"] === undefined, 400, "two credentials");
    must(headers["content-type"] === "application/json", 415, "content-type");
    must(VERSIONS.includes(String(headers["anthropic-version"])), 400, "anthropic-version");
    must(
      /^anthropic\.claude-[a-z]+-\d(-\d+)?$/.test(String(body["model"])),
      404,
      `The model ${String(body["model"])} does not exist`,
    );
    checkMessages({ headers, body });
  };
  const server = await listen((request, response) => {
    void readBody(request).then((bytes) => {
      const { method = "", url: path = "", headers } = request;
      const body = JSON.parse(bytes.toString()) as Record<string, unknown>;
      const one = { method, path, headers, body };
      asked.push(one);
      try {
        check(one);
        void answer(one, response);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        response.writeHead(error.status, { "content-type": "application/json" });
        const type = error.status === 404 ? "not_found_error" : "invalid_request_error";
        response.end(JSON.stringify({ type: "error", error: { type, message: error.message } }));
      }
    });
  });
  return { url: `${server.url}/anthropic`, asked, close: server.close };
}
