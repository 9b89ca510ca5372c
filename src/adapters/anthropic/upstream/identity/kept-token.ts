import type { Clock } from "../../../../ports/clock.ts";

/** A token for a while. */
export type Minted = { token: string; expiresInSeconds: number };

/** A call that begins just before the end still gets through. */
const SPARE_MS = 5 * 60_000;

/**
 * One token for all calls until shortly before its end; of a short life half is used. Calls at the same time
 * wait for the same new one, and what could not be had is asked for again by the next call.
 */
export function keptToken(mint: () => Promise<Minted>, clock: Clock): () => Promise<string> {
  let kept: { token: string; until: number } | undefined;
  let minting: Promise<string> | undefined;
  const renew = async (): Promise<string> => {
    const asked = clock.monotonic();
    const { token, expiresInSeconds } = await mint();
    const life = expiresInSeconds * 1_000;
    kept = { token, until: asked + Math.max(life - SPARE_MS, life / 2) };
    return token;
  };
  return async () => {
    if (kept !== undefined && clock.monotonic() < kept.until) return kept.token;
    minting ??= renew().finally(() => (minting = undefined));
    return minting;
  };
}
