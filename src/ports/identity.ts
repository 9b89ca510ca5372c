/** Proves to a service which run of which repository asks: a signed statement (OIDC) for that audience, good for minutes. */
export type Identity = (audience: string) => Promise<string>;
