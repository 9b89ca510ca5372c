import type { Plan } from "./plan.ts";

/** A plan as people read it, in a terminal and in the run's summary. */
export function toldPlan(plan: Plan, obstacle: string | undefined): string {
  const since =
    plan.last === undefined ? "There is no release yet." : `Last release: v${plan.last}.`;
  if (plan.kind === "nothing") return `${since} No commit since then asks for one.\n`;
  const { version, text } = plan.section;
  const [major] = version.split(".");
  const what =
    plan.kind === "release"
      ? `This commit is the release v${version}: tag v${version}, and v${major ?? ""} moves to it.`
      : `Next release: v${version}, which moves v${major ?? ""}. Make it with: npm run -s release -- --prepare`;
  const stop = obstacle === undefined ? "" : `\n**Not yet:** ${obstacle}\n`;
  return `${since} ${what}\n${stop}\n${text}`;
}
