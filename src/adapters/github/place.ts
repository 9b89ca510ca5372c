import { OWN_BOT } from "../../core/people/approval.ts";

/** Which repository; the two parameters of nearly every route. */
export type Place = { owner: string; repo: string };

/** The author of all that GITHUB_TOKEN writes. No person can take such a login. */
export const ACTIONS_BOT = OWN_BOT;

/** Number of the last page by the reply's `link` header; 1 where there is none. */
export const lastPage = (link: string | undefined): number =>
  Number(/[?&]page=(\d+)[^>]*>; rel="last"/.exec(link ?? "")?.[1] ?? 1);
