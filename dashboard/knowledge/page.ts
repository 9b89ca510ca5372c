import type { SiteSummary } from "../../src/core/dashboard/site-format.ts";
import { loadKnowledge } from "../data/knowledge.ts";
import { type Child, h } from "../dom/h.ts";
import { pageLink } from "../dom/link.ts";
import { ago, chip, empty } from "../dom/parts.ts";
import { counted } from "../format/number.ts";
import { spoken, type Tone } from "../format/words.ts";
import { pathWith, sessionPath } from "../route.ts";
import type { DocumentIndex, Hit, Wanted } from "./document-index.ts";
import { filledIndex } from "./fill.ts";

const LIMIT = 20;
const MOST_CHARACTERS = 600;
const TYPES = ["task", "review", "deployment", "session"] as const;
const OUTCOMES: Record<string, Tone> = {
  success: "good",
  failed: "bad",
  rejected: "warn",
  rolled_back: "bad",
};

const words = (index: DocumentIndex, text: string, query: string): Child =>
  index.marked(text, query).map(({ text: piece, hit }) => (hit ? h("mark", {}, piece) : piece));

function hitView(
  { document }: Hit,
  how: { index: DocumentIndex; query: string; sessionOf: (issue: number) => string | undefined },
): HTMLElement {
  const { title, content, files, issue, task, agent, outcome, type, time } = document;
  const session = how.sessionOf(issue);
  const subject = task ?? `#${issue}`;
  return h(
    "li",
    { class: "hit" },
    h(
      "div",
      { class: "hit-head" },
      h("h2", { class: "hit-title" }, words(how.index, title, how.query)),
      chip(outcome, OUTCOMES[outcome]),
    ),
    h(
      "p",
      { class: "muted" },
      session === undefined ? subject : pageLink(sessionPath(session), {}, subject),
      ` · ${spoken(type)} · ${agent} · `,
      ago(time),
    ),
    content !== "" &&
      h("p", { class: "hit-text" }, words(how.index, content.slice(0, MOST_CHARACTERS), how.query)),
    files.length > 0 &&
      h("p", { class: "muted" }, words(how.index, files.slice(0, 6).join("  "), how.query)),
  );
}

const wantedOf = (search: URLSearchParams): Wanted => ({
  text: search.get("q") ?? "",
  type: search.get("type") ?? "",
  outcome: search.get("outcome") ?? "",
  limit: LIMIT,
});

/** Search in what past work has left behind. */
export async function knowledgePage(
  { rows }: SiteSummary,
  search: URLSearchParams,
): Promise<HTMLElement> {
  const { documents } = await loadKnowledge();
  const heading = h("h1", { tabindex: "-1" }, "Knowledge");
  if (documents === 0)
    return h(
      "div",
      {},
      heading,
      empty("Nothing to search yet", "What sessions do is found here once they have ended."),
    );
  let wanted = wantedOf(search);
  const sessions = new Map(rows.map(({ issue, id }) => [issue, id]));
  const several = new Set(rows.map(({ repository }) => repository)).size > 1;
  const status = h("p", { class: "muted", role: "status" });
  const results = h("div", {});
  const draw = (index: DocumentIndex): void => {
    const hits = index.search(wanted, new Date());
    const isQuery = wanted.text.trim() !== "";
    status.textContent = isQuery
      ? `${counted(hits.length, "result")}${hits.length === LIMIT ? " shown, the best of more" : ""}, of ${counted(documents, "document")}`
      : `the newest of ${counted(documents, "document")}`;
    const sessionOf = (issue: number) => (several ? undefined : sessions.get(issue));
    results.replaceChildren(
      hits.length === 0
        ? empty("Nothing fits", "Fewer or other words may help; every form of a word is found.")
        : h(
            "ol",
            { class: "list" },
            hits.map((hit) => hitView(hit, { index, query: wanted.text, sessionOf })),
          ),
    );
  };
  const show = (): void => {
    const progress = (done: number, all: number): void => {
      status.textContent = `Reading ${done} of ${counted(all, "document")} …`;
    };
    void filledIndex(progress).then(draw, (error: unknown) => {
      status.textContent = error instanceof Error ? error.message : String(error);
    });
  };
  const change = (changed: Partial<Wanted>): void => {
    wanted = { ...wanted, ...changed };
    const { text, type, outcome } = wanted;
    history.replaceState(
      history.state,
      "",
      `#${pathWith("/knowledge", { q: text.trim(), type, outcome })}`,
    );
    show();
  };
  show();
  return h(
    "div",
    {},
    heading,
    h(
      "section",
      { class: "card", "aria-label": "Search" },
      searchForm(wanted, change),
      status,
      results,
    ),
  );
}

function searchForm(wanted: Wanted, change: (changed: Partial<Wanted>) => void): HTMLElement {
  const text: HTMLInputElement = h("input", {
    type: "search",
    value: wanted.text,
    placeholder: "What was done, what failed, a path, a name …",
    on: { input: () => change({ text: text.value }) },
  });
  const select = (
    label: string,
    options: readonly string[],
    how: { chosen: string; to: (value: string) => Partial<Wanted> },
  ): HTMLElement => {
    const box: HTMLSelectElement = h(
      "select",
      { on: { change: () => change(how.to(box.value)) } },
      ["", ...options].map((value) =>
        h(
          "option",
          { value, selected: value === how.chosen },
          value === "" ? "All" : spoken(value),
        ),
      ),
    );
    return h("label", {}, h("span", {}, label), box);
  };
  return h(
    "form",
    { class: "filters", role: "search", on: { submit: (event) => event.preventDefault() } },
    h("label", { class: "grow" }, h("span", {}, "Search past work"), text),
    select("Kind", TYPES, { chosen: wanted.type, to: (type) => ({ type }) }),
    select("Outcome", Object.keys(OUTCOMES), {
      chosen: wanted.outcome,
      to: (outcome) => ({ outcome }),
    }),
  );
}
