import { z } from "zod";

/** How often a program in the sandbox was kept from one host. */
export const Refusal = z.object({
  /** `host:port`, as the program named it. */
  target: z.string().max(200),
  times: z.number().int().positive(),
});
export type Refusal = z.infer<typeof Refusal>;

/** What is kept by name; what comes after it is only counted. */
export const MOST_REFUSALS = 20;
const OTHERS = "other hosts";
const MAX_TARGET = 100;

/** Hostile code chooses these names: only what can be part of an address is shown. */
const shown = (target: string): string =>
  target.slice(0, MAX_TARGET).replace(/[^\w.:[\]-]/g, "?") || "?";

/** What a request to the proxy was for: a tunnel (CONNECT) by its authority, all else by its address. */
export function targetOf(method: string | undefined, url: string): string {
  if (method === "CONNECT") return shown(url);
  const authority = /^http:\/\/([^/?#]*)/i.exec(url)?.[1];
  if (authority === undefined) return "the proxy itself";
  // What stands before an @ may be a password.
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  return `${shown(/:\d+$/.test(host) ? host : `${host}:80`)} without TLS`;
}

/** The list with one more host refused; it stays short, however many are asked for. */
export function withRefusal(refusals: readonly Refusal[], { target, times }: Refusal): Refusal[] {
  const isKnown = refusals.some((one) => one.target === target);
  const name = isKnown || refusals.length < MOST_REFUSALS ? target : OTHERS;
  return refusals.some((one) => one.target === name)
    ? refusals.map((one) => (one.target === name ? { ...one, times: one.times + times } : one))
    : [...refusals, { target: name, times }];
}

/** For people; undefined where nothing was refused. Not yet safe as Markdown. */
export function refusalText(refusals: readonly Refusal[]): string | undefined {
  if (refusals.length === 0) return undefined;
  const names = refusals.map(
    ({ target, times }) => `${target}${times === 1 ? "" : ` (${times} times)`}`,
  );
  return `The sandbox refused: ${names.join(", ")}`;
}
