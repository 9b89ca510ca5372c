/**
 * Stands in for `undici` in the bundle (dist/miyabi/undici.js). The Actions toolkit imports the whole
 * package, 35 ms at every start, for three things: a fetch, which Node has built in, and agents for
 * proxies and connection limits, which few runs need. The real one is beside it, loaded when asked for.
 */
import { createRequire } from "node:module";

const undici = () => createRequire(import.meta.url)("./undici.cjs");

/** Node's own fetch, unless the caller brings a dispatcher (a proxy), which only fits its own undici. */
export const fetch = (resource, options) =>
  options?.dispatcher === undefined
    ? globalThis.fetch(resource, options)
    : undici().fetch(resource, options);

/** A class whose instances are the real one's. */
const onDemand = (name) =>
  class {
    constructor(...parameters) {
      return new (undici()[name])(...parameters);
    }
  };

export const ProxyAgent = onDemand("ProxyAgent");
export const Agent = onDemand("Agent");
