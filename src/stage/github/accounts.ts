import { ACTIONS_BOT, type Account } from "../contract/tokens.ts";
import type { Identity } from "./git/git.ts";
import { nodeId } from "./ids.ts";
import type { Urls } from "./urls.ts";

/** Everyone whom the stage has heard of. Accounts are made up as names come along. */
export class Accounts {
  readonly #known = new Map<string, Account>([[ACTIONS_BOT.login, ACTIONS_BOT]]);
  #lastId = 1000;

  note(account: Account): void {
    if (!this.#known.has(account.login)) this.#known.set(account.login, account);
  }

  byLogin(login: string): Account {
    const known = this.#known.get(login);
    if (known !== undefined) return known;
    this.#lastId += 1;
    const account: Account = {
      login,
      id: this.#lastId,
      type: login.endsWith("[bot]") ? "Bot" : "User",
    };
    this.#known.set(login, account);
    return account;
  }

  byId(id: number): Account | undefined {
    return [...this.#known.values()].find((account) => account.id === id);
  }

  /** Whose commits carry this address, as GitHub links them; nobody for addresses it never gave out. */
  byEmail(email: string): Account | undefined {
    const login = /^(?:\d+\+)?(.+)@users\.noreply\.github\.com$/.exec(email)?.[1];
    return login === undefined ? undefined : this.byLogin(login);
  }
}

/** https://docs.github.com/account-and-profile/reference/email-addresses-reference#your-noreply-email-address */
export const identityOf = ({ login, id }: Account): Identity => ({
  name: login,
  email: `${id}+${login}@users.noreply.github.com`,
});

/** GitHub's "simple user", which most other bodies contain. */
export function accountView(urls: Urls, { login, id, type }: Account): Record<string, unknown> {
  const url = `${urls.apiBase}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId("U", id),
    avatar_url: `${urls.serverBase}/avatars/${id}`,
    gravatar_id: "",
    url,
    html_url: `${urls.serverBase}/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false,
  };
}
