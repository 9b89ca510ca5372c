/** What of Trusted Types is used here; TypeScript's DOM library does not have it. */
type ScriptPolicy = { createScriptURL: (address: string) => unknown };
declare global {
  var trustedTypes:
    | {
        createPolicy: (
          name: string,
          rules: { createScriptURL: (a: string) => string },
        ) => ScriptPolicy;
      }
    | undefined;
  /** Files of data call it. */
  var miyabiTake: (name: string, value: unknown) => void;
}

const NAME = /^[a-z]+(?:-\d+)?$/;

/** The only addresses of scripts that this page ever loads. */
function dataAddress(name: string): string {
  if (!NAME.test(name)) throw new Error(`${name} names no file of data`);
  return `data/${name}.js`;
}

const policy = globalThis.trustedTypes?.createPolicy("miyabi-data", {
  createScriptURL: (name) => dataAddress(name),
});

const arrived = new Map<string, unknown>();
globalThis.miyabiTake = (name, value) => void arrived.set(name, value);

const asked = new Map<string, Promise<unknown>>();

function fetchScript(name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    // A policy's address is an object that only the property takes as it is.
    script.src = (policy?.createScriptURL(name) ?? dataAddress(name)) as string;
    script.onload = () => {
      if (arrived.has(name)) resolve(arrived.get(name));
      else reject(new Error(`data/${name}.js holds no data`));
    };
    script.onerror = () => reject(new Error(`data/${name}.js could not be loaded`));
    document.head.append(script);
  });
}

/** A file of data, loaded once; one that failed is tried again when it is asked for again. */
export function take(name: string): Promise<unknown> {
  const known = asked.get(name);
  if (known) return known;
  const loading = fetchScript(name);
  asked.set(name, loading);
  loading.catch(() => asked.delete(name));
  return loading;
}
