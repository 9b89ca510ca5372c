import { type Edge, graphLayout, type Placed } from "../../src/core/dashboard/graph-layout.ts";
import type { SessionPage } from "../../src/core/dashboard/session-page.ts";
import type { TaskView } from "../../src/core/dashboard/session-tasks.ts";
import { h, svg } from "../dom/h.ts";
import { scrollable } from "../dom/table.ts";
import { duration } from "../format/time.ts";
import { spoken } from "../format/words.ts";

const BOX = { width: 208, height: 68, gapX: 56, gapY: 18, margin: 8 } as const;

const left = (column: number): number => BOX.margin + column * (BOX.width + BOX.gapX);
const top = (row: number): number => BOX.margin + row * (BOX.height + BOX.gapY);

const TONES = { planned: "quiet", success: "good", failed: "bad", skipped: "warn" } as const;

function edgeView({ from, to, critical }: Edge, at: ReadonlyMap<string, Placed>): SVGElement[] {
  const [start, end] = [at.get(from), at.get(to)];
  if (start === undefined || end === undefined) return [];
  const [x1, y1] = [left(start.column) + BOX.width, top(start.row) + BOX.height / 2];
  const [x2, y2] = [left(end.column) - 2, top(end.row) + BOX.height / 2];
  const bend = Math.max(24, (x2 - x1) / 2);
  return [
    svg("path", {
      d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
      class: critical ? "edge edge-critical" : "edge",
      "marker-end": critical ? "url(#arrow-critical)" : "url(#arrow)",
    }),
  ];
}

const arrow = (id: string, classes: string): SVGElement =>
  svg(
    "marker",
    {
      id,
      viewBox: "0 0 8 8",
      refX: 7,
      refY: 4,
      markerWidth: 8,
      markerHeight: 8,
      markerUnits: "userSpaceOnUse",
      orient: "auto",
    },
    svg("path", { d: "M0 0L8 4L0 8Z", class: classes }),
  );

const nodeView = (
  { column, row, critical }: Placed,
  task: TaskView,
  how: { ordinal: string; open: (id: string) => void },
): HTMLElement =>
  h(
    "button",
    {
      type: "button",
      class: `node tone-${TONES[task.status]}${critical ? " node-critical" : ""}`,
      title: task.title,
      "data-column": column,
      "data-row": row,
      style: {
        left: `${left(column)}px`,
        top: `${top(row)}px`,
        width: `${BOX.width}px`,
        height: `${BOX.height}px`,
      },
      on: { click: () => how.open(task.id) },
    },
    h(
      "span",
      { class: "node-title" },
      h("span", { class: "number" }, how.ordinal),
      ` ${task.title}`,
    ),
    h(
      "span",
      { class: "node-note" },
      `${spoken(task.status)} · ${
        task.result === undefined
          ? `${task.estimatedMinutes} min planned`
          : duration(task.result.seconds)
      }`,
      critical && h("span", { class: "visually-hidden" }, ", on the critical path"),
    ),
  );

/** The box nearest in the arrow's direction gets the focus. */
function moveBetweenBoxes(event: KeyboardEvent): void {
  const target = event.target;
  if (!(target instanceof HTMLElement) || !target.matches(".node")) return;
  const place = (box: HTMLElement) => ({
    box,
    column: Number(box.dataset["column"]),
    row: Number(box.dataset["row"]),
  });
  const here = place(target);
  const boxes = [...(target.parentElement?.querySelectorAll<HTMLElement>(".node") ?? [])].map(
    place,
  );
  const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const next =
    side === undefined
      ? boxes.find(
          ({ column, row }) =>
            down !== undefined && column === here.column && row === here.row + down,
        )
      : boxes
          .filter(({ column }) => column === here.column + side)
          .sort((a, b) => Math.abs(a.row - here.row) - Math.abs(b.row - here.row))[0];
  if (side === undefined && down === undefined) return;
  event.preventDefault();
  next?.box.focus();
}

/** The task graph with its critical path; undefined where it is too large to draw. */
export function graphView(
  { tasks, plan }: SessionPage,
  how: { ordinalOf: (id: string) => string; open: (id: string) => void },
): HTMLElement | undefined {
  const layout = graphLayout(tasks, plan?.criticalPath ?? []);
  if (layout === undefined || tasks.length < 2) return undefined;
  const at = new Map(layout.nodes.map((node) => [node.id, node]));
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const width = left(layout.columns) - BOX.gapX + BOX.margin;
  const height = top(layout.rows) - BOX.gapY + BOX.margin;
  const plain = layout.edges.filter(({ critical }) => !critical);
  const critical = layout.edges.filter((edge) => edge.critical);
  return scrollable(
    "Task graph; arrow keys move between tasks",
    h(
      "div",
      {
        class: "graph",
        style: { width: `${width}px`, height: `${height}px` },
        on: { keydown: moveBetweenBoxes },
      },
      svg(
        "svg",
        { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" },
        svg("defs", {}, arrow("arrow", "arrow"), arrow("arrow-critical", "arrow arrow-critical")),
        [...plain, ...critical].flatMap((edge) => edgeView(edge, at)),
      ),
      layout.nodes.map((node) => {
        const task = byId.get(node.id);
        return task === undefined
          ? undefined
          : nodeView(node, task, { ordinal: how.ordinalOf(task.id), open: how.open });
      }),
    ),
  );
}
