import type { HealthSample } from "../../core/deploy/deployment.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Probe } from "../../ports/probe.ts";

const MOST_REDIRECTS = 3;

/** The address that a redirect leads to; undefined where the reply is none. */
function targetOf(response: Response, url: string): string | undefined {
  const location = response.headers.get("location");
  if (response.status < 300 || response.status > 399 || location === null) return undefined;
  const target = new URL(location, url);
  if (target.protocol !== "https:" && target.protocol !== "http:")
    throw new Error(`redirected to ${target.protocol}`);
  return target.href;
}

/** The reply after at most three redirects; its body is not read. */
async function replyOf(url: string, signal: AbortSignal): Promise<Response> {
  let at = url;
  for (let redirects = 0; ; redirects++) {
    const response = await fetch(at, { redirect: "manual", signal });
    await response.body?.cancel();
    const next = targetOf(response, at);
    if (next === undefined) return response;
    if (redirects === MOST_REDIRECTS) throw new Error(`more than ${MOST_REDIRECTS} redirects`);
    at = next;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== ""
    ? error.cause.message
    : error.message;
}

/** Asks over HTTP. 200 is healthy (seed phase 8), nothing else; no reply is a sample too. */
export const httpProbe = ({ clock }: { clock: Clock }): Probe => ({
  async ask(url, timeoutMs) {
    const at = clock.now().toISOString();
    const began = clock.monotonic();
    const sample = (rest: Pick<HealthSample, "ok" | "status" | "error">): HealthSample => ({
      at,
      milliseconds: clock.monotonic() - began,
      ...rest,
    });
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const { status } = await replyOf(url, signal);
      return sample(
        status === 200 ? { ok: true, status } : { ok: false, status, error: `HTTP ${status}` },
      );
    } catch (error) {
      const reason = signal.aborted ? `no reply in ${timeoutMs} ms` : reasonOf(error);
      return sample({ ok: false, error: reason });
    }
  },
});
