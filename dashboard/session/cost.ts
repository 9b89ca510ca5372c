import type { SessionPage } from "../../src/core/dashboard/session-page.ts";
import { h } from "../dom/h.ts";
import { empty, section } from "../dom/parts.ts";
import { table } from "../dom/table.ts";
import { barList } from "../charts/bar-list.ts";
import { usd, whole } from "../format/number.ts";

/** Money and tokens by agent. */
export function costSection({ usage, total }: SessionPage): HTMLElement {
  if (usage.length === 0)
    return section({ id: "cost", title: "Cost" }, empty("No model has been asked yet"));
  return section(
    { id: "cost", title: "Cost", note: `${usd(total.costUsd)} in all` },
    h(
      "div",
      { class: "columns columns-wide" },
      barList(
        usage.map(({ agent, costUsd }) => ({ name: agent, value: costUsd, text: usd(costUsd) })),
      ),
      table(
        "Cost and tokens by agent",
        [
          { name: "Agent", cell: ({ agent }) => agent, head: true },
          { name: "Calls", cell: ({ calls }) => whole(calls), figure: true },
          { name: "Input", cell: ({ inputTokens }) => whole(inputTokens), figure: true },
          { name: "Output", cell: ({ outputTokens }) => whole(outputTokens), figure: true },
          {
            name: "Cache read",
            cell: ({ cacheReadTokens }) => whole(cacheReadTokens),
            figure: true,
          },
          {
            name: "Cache written",
            cell: ({ cacheWriteTokens }) => whole(cacheWriteTokens),
            figure: true,
          },
          { name: "Cost", cell: ({ costUsd }) => usd(costUsd), figure: true },
        ],
        [...usage, { agent: "all", ...total }],
      ),
    ),
  );
}
