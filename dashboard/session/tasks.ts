import type { SessionPage } from "../../src/core/dashboard/session-page.ts";
import type { TaskView } from "../../src/core/dashboard/session-tasks.ts";
import { type Child, h } from "../dom/h.ts";
import { chip, empty, section } from "../dom/parts.ts";
import { scrollable } from "../dom/table.ts";
import { counted, usd, whole } from "../format/number.ts";
import { duration } from "../format/time.ts";
import { graphView } from "./graph.ts";

const ordinalOf = (id: string): string => /-(\d+)$/.exec(id)?.[1] ?? id;

const list = (title: string, items: readonly string[]): Child =>
  items.length > 0 && [
    h("h4", {}, title),
    h(
      "ul",
      {},
      items.map((item) => h("li", {}, item)),
    ),
  ];

function details({ description, acceptance, files, result }: TaskView): Child {
  return [
    description !== "" && h("p", {}, description),
    result?.error !== undefined && [
      h("h4", {}, "What failed"),
      h("pre", { class: "text" }, result.error),
    ],
    result !== undefined &&
      result.summary !== "" && [h("h4", {}, "What was done"), h("p", {}, result.summary)],
    result?.notDone !== undefined && [h("h4", {}, "Left undone"), h("p", {}, result.notDone)],
    list("Acceptance", acceptance),
    list("Files", files),
    result !== undefined &&
      h(
        "p",
        { class: "muted" },
        `${counted(result.turns, "turn")} of the engine, ${counted(result.files, "file")} touched, tests ${result.testsPassed} passed and ${result.testsFailed} failed.`,
      ),
  ];
}

const none = (): HTMLElement => h("span", { class: "muted" }, "–");

function rows(task: TaskView): HTMLElement[] {
  const { result } = task;
  const ordinal = ordinalOf(task.id);
  const more = h(
    "tr",
    { hidden: true, id: `more-${task.id}` },
    h("td", { colspan: 9, class: "more-cell" }, details(task)),
  );
  const button: HTMLElement = h(
    "button",
    {
      type: "button",
      class: "expand",
      id: task.id,
      "aria-expanded": "false",
      "aria-controls": `more-${task.id}`,
      on: {
        click: () => {
          more.hidden = !more.hidden;
          button.setAttribute("aria-expanded", `${!more.hidden}`);
        },
      },
    },
    h("span", { class: "number" }, ordinal),
    ` ${task.title}`,
  );
  return [
    h(
      "tr",
      {},
      h(
        "th",
        { scope: "row", class: "title-cell" },
        button,
        task.critical && h("span", { class: "critical-mark" }, "critical path"),
      ),
      h("td", {}, chip(task.status)),
      h(
        "td",
        {},
        task.dependencies.length === 0 ? none() : task.dependencies.map(ordinalOf).join(", "),
      ),
      h("td", {}, task.lane ?? none()),
      h("td", { class: "figure" }, `${whole(task.estimatedMinutes)} min`),
      h("td", { class: "figure" }, result === undefined ? none() : duration(result.seconds)),
      h("td", { class: "figure" }, result === undefined ? none() : `${result.tries}`),
      h("td", { class: "figure" }, result === undefined ? none() : whole(result.lines)),
      h("td", { class: "figure" }, result === undefined ? none() : usd(result.costUsd)),
    ),
    more,
  ];
}

const COLUMNS = [
  ["Task", false],
  ["Status", false],
  ["Needs", false],
  ["Lane", false],
  ["Planned", true],
  ["Took", true],
  ["Tries", true],
  ["Lines", true],
  ["Cost", true],
] as const;

/** Opens a task's row and brings it into view. */
function open(id: string): void {
  const button = document.getElementById(id);
  if (button?.getAttribute("aria-expanded") === "false") button.click();
  button?.scrollIntoView({ block: "center" });
  button?.focus();
}

/** The task graph with the critical path marked, and every task in a table. */
export function tasksSection(page: SessionPage): HTMLElement {
  const { tasks, plan } = page;
  if (plan === undefined || tasks.length === 0)
    return section({ id: "tasks", title: "Tasks" }, empty("There is no plan yet"));
  const path = plan.criticalPath.map(ordinalOf).join(" → ");
  return section(
    {
      id: "tasks",
      title: "Tasks",
      note: `critical path ${path}, ${whole(plan.criticalPathMinutes)} min; expected ${whole(plan.makespanMinutes)} min with start-ups`,
    },
    graphView(page, { ordinalOf, open }),
    scrollable(
      "Tasks as a table",
      h(
        "table",
        { class: "roomy" },
        h("caption", { class: "visually-hidden" }, "Tasks; a task's button shows more of it"),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            COLUMNS.map(([name, figure]) =>
              h("th", { scope: "col", class: figure && "figure" }, name),
            ),
          ),
        ),
        h("tbody", {}, tasks.flatMap(rows)),
      ),
    ),
  );
}
