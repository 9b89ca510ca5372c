import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Loopback } from "../../../src/stage/loopback.ts";
import type { Asked } from "./messages.ts";

/** Lets the stage's scripted model answer what a cloud was asked; the cloud has looked at the request before. */
export const scriptedBy =
  (model: Loopback, { apiKey, name }: { apiKey: string; name: string }) =>
  async ({ headers, body }: Asked, response: ServerResponse): Promise<void> => {
    const asked = { ...body, model: name };
    Reflect.deleteProperty(asked, "anthropic_version");
    const said = Object.entries(headers).filter(([header]) => header.startsWith("x-miyabi-"));
    const answer = await fetch(`${model.url}/v1/messages`, {
      method: "POST",
      headers: {
        ...Object.fromEntries(said.map(([header, value]) => [header, String(value)])),
        "content-type": "application/json",
        "anthropic-version": "2023-06-01",
        "x-api-key": apiKey,
      },
      body: JSON.stringify(asked),
    });
    response.writeHead(answer.status, {
      "content-type": answer.headers.get("content-type") ?? "application/json",
    });
    if (answer.body === null) response.end();
    else await pipeline(Readable.fromWeb(answer.body), response);
  };
