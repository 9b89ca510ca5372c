/** A request to `POST /v1/messages` as our clients make it. */
export type MessagesRequest = {
  /** Names in lower case; what is not let in is not sent on. */
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Of the address: two betas of the API are asked for there. */
  query: string;
  /** Parsed JSON. */
  body: Readonly<Record<string, unknown>>;
};

/** The request as a service takes it: to be sent by POST as it is, and nowhere else. */
export type Prepared = { url: URL; headers: Record<string, string>; body: string };

/** A service that answers messages requests: Anthropic's API, a gateway, a cloud. */
export type Upstream = {
  /**
   * Puts a request into the service's form and adds the credentials, fresh where they live shortly.
   * @throws UserError missing_secret, TransientError where a token could not be had for now
   */
  prepare: (request: MessagesRequest) => Promise<Prepared>;
  /** The name under which a call of the model is priced (prices.ts). */
  pricedAs: (model: string) => string;
  /** For a text to people: what to check where the service refuses us. */
  credential: string;
  /** The service knows the API's betas and all models of Anthropic's. */
  isAnthropic: boolean;
};

/** All that a caller may say beside its body. Credentials, cookies and hop-by-hop headers are not among it. */
const LET_IN =
  /^(anthropic-(?!dangerous)[\w-]+|x-miyabi-[\w-]+|x-stainless-[\w-]+|content-type|accept|user-agent)$/;

/** The headers of a caller that a service may see. */
export const letIn = (headers: MessagesRequest["headers"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]): [string, string][] => {
      if (value === undefined || !LET_IN.test(name)) return [];
      return [[name, typeof value === "string" ? value : value.join(", ")]];
    }),
  );

/** `url` with `/v1/messages` at its end, however it is written. */
export const messagesUrl = (url: string, query: string): URL =>
  new URL(`${url.replace(/\/+$/, "").replace(/\/v1(\/messages)?$/, "")}/v1/messages${query}`);

/** The same service, with a bearer that is fresh with each request, and the betas that such a token wants. */
export const withToken = (
  upstream: Upstream,
  token: () => Promise<string>,
  betas: readonly string[] = [],
): Upstream => ({
  ...upstream,
  async prepare(request) {
    const { url, headers, body } = await upstream.prepare(request);
    const asked = [headers["anthropic-beta"] ?? "", ...betas].filter((beta) => beta !== "");
    const beta = asked.length === 0 ? {} : { "anthropic-beta": asked.join(",") };
    return {
      url,
      headers: { ...headers, ...beta, authorization: `Bearer ${await token()}` },
      body,
    };
  },
});
