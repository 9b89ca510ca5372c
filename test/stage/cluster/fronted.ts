import { Front } from "../../../src/stage/cluster/traffic/front.ts";
import { Images } from "../../../src/stage/cluster/traffic/behaviour.ts";
import { Store } from "../../../src/stage/cluster/store/store.ts";
import { listen, type Loopback } from "../../../src/stage/loopback.ts";

/** A Service with two ready pods of the image `shop:1`, as it answers from outside. */
export async function fronted(): Promise<{ images: Images; server: Loopback }> {
  const store = new Store();
  const images = new Images(() => undefined);
  const metadata = { name: "shop", namespace: "shop" };
  store.put("services", {
    apiVersion: "v1",
    kind: "Service",
    metadata,
    spec: { selector: { app: "shop" }, ports: [{ port: 80 }] },
  });
  for (const name of ["one", "two"])
    store.put("pods", {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { ...metadata, name, labels: { app: "shop" } },
      spec: { containers: [{ name: "shop", image: "shop:1" }] },
      status: { conditions: [{ type: "Ready", status: "True" }] },
    });
  const exposed = { namespace: "shop", service: "shop" };
  return { images, server: await listen(new Front(exposed, { store, images }).listener) };
}
