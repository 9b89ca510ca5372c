import { z } from "zod";
import { messageOf } from "../../../../core/error-code.ts";
import { TransientError, UserError } from "../../../../core/errors.ts";
import { plainLine } from "../../../../core/text/inert-line.ts";
import type { Minted } from "./kept-token.ts";

/** https://datatracker.ietf.org/doc/html/rfc6749#section-5.1 */
const Answer = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number().positive().default(3_600),
});
/** https://datatracker.ietf.org/doc/html/rfc6749#section-5.2 */
const OauthError = z.looseObject({ error: z.string(), error_description: z.string().optional() });
/** https://cloud.google.com/apis/design/errors */
const GoogleError = z.looseObject({ error: z.looseObject({ message: z.string() }) });

const TIMEOUT_MS = 30_000;
const MAX_SAID = 300;
const PASSING = new Set([408, 425, 429]);

/** Whom a token is asked of, for a text to people, and what to check where it is refused. */
export type Source = { whose: string; credential: string };

const parsed = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
};

/** What an error says about itself. Nothing else of it is repeated: it may hold what was sent. */
function saidBy(text: string): string {
  const value = parsed(text);
  const { error, error_description: why } = OauthError.safeParse(value).data ?? {};
  const [, code, message] =
    /<Code>([^<]{1,100})<\/Code>\s*<Message>([^<]{0,1000})<\/Message>/.exec(text) ?? [];
  const google = GoogleError.safeParse(value).data?.error.message;
  return plainLine(
    [error, why, google, code, message].filter((part) => part !== undefined).join(": "),
    MAX_SAID,
  );
}

/** @throws UserError missing_secret where the service refuses */
export function refusedToken(
  status: number,
  said: string,
  { whose, credential }: Source,
): UserError {
  const words = said === "" ? "" : `: ${said}`;
  return new UserError(
    "missing_secret",
    `${whose} gave no token (${status})${words}. Check ${credential}.`,
  );
}

/**
 * The text of an answer that is none of an error.
 * @throws UserError missing_secret where it refuses, TransientError where it does not answer
 */
export async function askFor(url: string, init: RequestInit, source: Source): Promise<string> {
  let response: Response;
  let text: string;
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    response = await fetch(url, { method: "POST", redirect: "error", signal, ...init });
    text = await response.text();
  } catch (error) {
    throw new TransientError(`${source.whose} could not be asked for a token: ${messageOf(error)}`);
  }
  const { status } = response;
  if (status >= 500 || PASSING.has(status))
    throw new TransientError(`${source.whose} gave no token (${status})`);
  if (!response.ok) throw refusedToken(status, saidBy(text), source);
  return text;
}

/** JSON of a shape. @throws TransientError where the answer has another one */
export function readAs<T>(schema: z.ZodType<T>, text: string, { whose }: Source): T {
  const answer = schema.safeParse(parsed(text));
  if (!answer.success) throw new TransientError(`${whose} gave no token in its answer`);
  return answer.data;
}

/** A token of an OAuth endpoint. @throws UserError missing_secret, TransientError */
export async function askToken(
  url: string,
  form: Readonly<Record<string, string>>,
  source: Source,
): Promise<Minted> {
  const text = await askFor(url, { body: new URLSearchParams(form) }, source);
  const { access_token: token, expires_in: expiresInSeconds } = readAs(Answer, text, source);
  return { token, expiresInSeconds };
}
