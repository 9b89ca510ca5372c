import { z } from "zod";
import { messageOf } from "../../../core/error-code.ts";
import { TransientError, UserError } from "../../../core/errors.ts";
import { plainLine } from "../../../core/text/inert-line.ts";
import type { Minted } from "./kept-token.ts";

/** https://datatracker.ietf.org/doc/html/rfc6749#section-5.1 */
const Answer = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number().positive().default(3_600),
});
/** https://datatracker.ietf.org/doc/html/rfc6749#section-5.2; nothing else of an error is repeated: it may hold what was sent. */
const Refused = z.looseObject({ error: z.string(), error_description: z.string().optional() });

const TIMEOUT_MS = 30_000;
const MAX_SAID = 300;
const PASSING = new Set([408, 425, 429]);

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/**
 * Asks a token endpoint of OAuth for a token.
 * @param asked.whose whom the token is of, for a text to people
 * @param asked.credential what to check where it is refused
 * @throws UserError missing_secret where it refuses, TransientError where it does not answer
 */
export async function askToken(
  url: string,
  form: Readonly<Record<string, string>>,
  asked: { whose: string; credential: string },
): Promise<Minted> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: "POST",
      body: new URLSearchParams(form),
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    text = await response.text();
  } catch (error) {
    throw new TransientError(`${asked.whose} could not be asked for a token: ${messageOf(error)}`);
  }
  const { status } = response;
  const value = parsed(text);
  if (status >= 500 || PASSING.has(status))
    throw new TransientError(`${asked.whose} gave no token (${status})`);
  if (!response.ok) {
    const { error, error_description: why } = Refused.safeParse(value).data ?? {};
    const said = [error, why].filter((part) => part !== undefined).join(": ");
    throw new UserError(
      "missing_secret",
      `${asked.whose} gave no token (${status})${said === "" ? "" : `: ${plainLine(said, MAX_SAID)}`}. Check ${asked.credential}.`,
    );
  }
  const answer = Answer.safeParse(value);
  if (!answer.success) throw new TransientError(`${asked.whose} gave no token in its answer`);
  return { token: answer.data.access_token, expiresInSeconds: answer.data.expires_in };
}
