import { type Account, ACTIONS_BOT } from "../../contract/tokens.ts";
import { accountView } from "../accounts.ts";
import { handlers, ok } from "../http/call.ts";
import { stamp } from "../ids.ts";
import type { World } from "../world.ts";

/** A person's public page: the stage knows no more than the name. */
const profileView = (world: World, account: Account): Record<string, unknown> => ({
  ...accountView(world.urls, account),
  name: account.login,
  company: null,
  blog: null,
  location: null,
  email: null,
  hireable: null,
  bio: null,
  twitter_username: null,
  public_repos: 0,
  public_gists: 0,
  followers: 0,
  following: 0,
  created_at: stamp(world.born),
  updated_at: stamp(world.born),
});

/** `GET /` lists where everything is; clients look at few of them. */
const ROOTS = [
  "authorizations",
  "code_search",
  "commit_search",
  "current_user",
  "current_user_authorizations_html",
  "current_user_repositories",
  "emails",
  "emojis",
  "events",
  "feeds",
  "followers",
  "following",
  "gists",
  "hub",
  "issue_search",
  "issues",
  "keys",
  "label_search",
  "notifications",
  "organization",
  "organization_repositories",
  "organization_teams",
  "public_gists",
  "rate_limit",
  "repository",
  "repository_search",
  "starred",
  "starred_gists",
  "topic_search",
  "user",
  "user_organizations",
  "user_repositories",
  "user_search",
];

export const accountHandlers = (world: World) =>
  handlers({
    "meta/root": () =>
      ok(Object.fromEntries(ROOTS.map((name) => [`${name}_url`, `${world.urls.apiBase}/${name}`]))),

    "users/get-authenticated": ({ principal }) => ok(profileView(world, principal.account)),

    "users/get-by-username": ({ input }) => {
      const login = input.username === "github-actions" ? ACTIONS_BOT.login : input.username;
      return ok(profileView(world, world.accounts.byLogin(login)));
    },

    "rate-limit/get": ({ principal }) => {
      const rate = world.rateLimits.standing(principal);
      return ok({ resources: { core: rate, search: rate }, rate });
    },
  });
