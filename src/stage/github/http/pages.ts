import type { Page, Reply } from "./call.ts";

const DEFAULT_PER_PAGE = 30;
const MOST_PER_PAGE = 100;

type Asked = { page?: number; per_page?: number };

/** The part of a list that was asked for. GitHub caps `per_page` at 100 in silence. */
export function pageOf<T>(items: readonly T[], asked: Asked): { items: readonly T[]; page: Page } {
  const perPage = Math.min(MOST_PER_PAGE, Math.max(1, asked.per_page ?? DEFAULT_PER_PAGE));
  const page = Math.max(1, asked.page ?? 1);
  const start = (page - 1) * perPage;
  return {
    items: items.slice(start, start + perPage),
    page: { page, perPage, total: items.length },
  };
}

/** A list as the whole body; only the items of the page are rendered. */
export async function listed<T>(
  items: readonly T[],
  asked: Asked,
  render: (item: T) => unknown,
): Promise<Reply> {
  const shown = pageOf(items, asked);
  return { status: 200, body: await Promise.all(shown.items.map(render)), page: shown.page };
}

/** A list beside `total_count`, as Actions, checks and search answer. */
export async function counted<T>(
  name: string,
  items: readonly T[],
  options: { asked: Asked; render: (item: T) => unknown },
): Promise<Reply> {
  const reply = await listed(items, options.asked, options.render);
  return { ...reply, body: { total_count: items.length, [name]: reply.body } };
}

/**
 * The `Link` header, or nothing where all fits on one page.
 * https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export function linkHeader(url: URL, { page, perPage, total }: Page): string | undefined {
  const last = Math.max(1, Math.ceil(total / perPage));
  const at = (number: number, rel: string): string => {
    const target = new URL(url);
    target.searchParams.set("page", String(number));
    return `<${target.href}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [at(Math.min(page - 1, last), "prev")] : []),
    ...(page < last ? [at(page + 1, "next"), at(last, "last")] : []),
    ...(page > 1 ? [at(1, "first")] : []),
  ];
  return links.length === 0 ? undefined : links.join(", ");
}
