import type { HealthSample } from "../../core/deploy/deployment.ts";
import { judgeReply } from "../../core/deploy/expected-reply.ts";
import type { Clock } from "../../ports/clock.ts";
import type { HealthQuestion, Probe } from "../../ports/probe.ts";
import { ask, type Reply } from "./capped-request.ts";
import { connectionError } from "./connection-error.ts";

const MOST_REDIRECTS = 3;

/** The address that a redirect leads to; undefined where the reply is none. */
function targetOf({ status, location }: Reply, from: string): string | undefined {
  if (status < 300 || status > 399 || location === undefined) return undefined;
  const target = new URL(location, from);
  if (target.protocol !== "https:" && target.protocol !== "http:")
    throw new Error(`redirected to ${target.protocol}`);
  if (target.protocol === "http:" && new URL(from).protocol === "https:")
    throw new Error("redirected from https: to http:");
  return target.href;
}

type Following = { question: HealthQuestion; signal: AbortSignal; ca: string | undefined };

/** The reply after at most three redirects; one that is expected is not followed. */
async function replyOf({ question, signal, ca }: Following): Promise<Reply> {
  let at = question.url;
  for (let redirects = 0; ; redirects++) {
    const reply = await ask({ url: at, signal, ca });
    if (question.status.includes(reply.status)) return reply;
    const next = targetOf(reply, at);
    if (next === undefined) return reply;
    if (redirects === MOST_REDIRECTS) throw new Error(`more than ${MOST_REDIRECTS} redirects`);
    at = next;
  }
}

/** Asks over HTTP. What is expected is healthy, nothing else; no reply is a sample too. */
export const httpProbe = ({ clock, ca }: { clock: Clock; ca?: string }): Probe => ({
  async ask(question) {
    const at = clock.now().toISOString();
    const began = clock.monotonic();
    const sample = (rest: Pick<HealthSample, "ok" | "status" | "error">): HealthSample => ({
      at,
      milliseconds: clock.monotonic() - began,
      ...rest,
    });
    const signal = AbortSignal.timeout(question.timeoutMs);
    try {
      const reply = await replyOf({ question, signal, ca });
      const { status } = reply;
      const wrong = judgeReply(reply, question);
      return sample(
        wrong === undefined ? { ok: true, status } : { ok: false, status, error: wrong },
      );
    } catch (error) {
      const reason = signal.aborted
        ? `no reply in ${question.timeoutMs} ms`
        : connectionError(error);
      return sample({ ok: false, error: reason });
    }
  },
});
