import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { join } from "node:path";
import type { ModelAccess } from "../../../src/adapters/anthropic/key-proxy/model-access.ts";
import type { ModelRequestEntry } from "../../../src/stage/model/request-log.ts";
import type { Script } from "../../../src/stage/model/script.ts";
import { startScriptedModel } from "../../../src/stage/model/scripted-model.ts";

export type ReachedModel = {
  access: ModelAccess;
  requests: ModelRequestEntry[];
  /** All that came through the socket, or through the port of the pass-through. */
  sent: () => Buffer;
  close: () => Promise<void>;
};

/** The scripted model on a port and on a Unix socket, as the key proxy is; the pass is the model's key. */
export async function reachedModel(script: Script, dir: string): Promise<ReachedModel> {
  const requests: ModelRequestEntry[] = [];
  const token = "pass-of-one-assignment";
  const model = await startScriptedModel({
    script,
    apiKey: token,
    onRequest: (entry) => requests.push(entry),
  });
  const socket = join(dir, "model");
  const chunks: Buffer[] = [];
  const open = new Set<Socket>();
  const passOn = (inner: Socket): void => {
    inner.on("data", (chunk) => chunks.push(chunk));
    const outer = connect(Number(new URL(model.url).port), "127.0.0.1");
    inner.pipe(outer).pipe(inner);
    open.add(inner).add(outer);
    for (const end of [inner, outer])
      end.on("error", () => {
        inner.destroy();
        outer.destroy();
      });
  };
  const doors = [createServer(passOn), createServer(passOn)] as const;
  await once(doors[0].listen(socket), "listening");
  await once(doors[1].listen(0, "127.0.0.1"), "listening");
  const { port } = doors[1].address() as AddressInfo;
  return {
    access: {
      url: `http://127.0.0.1:${port}`,
      socket,
      token,
      credential: "the key",
      isAnthropic: true,
    },
    requests,
    sent: () => Buffer.concat(chunks),
    close: async () => {
      for (const door of doors) door.close();
      for (const end of open) end.destroy();
      await model.close();
    },
  };
}
