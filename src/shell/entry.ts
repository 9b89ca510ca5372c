/** The door of the bundle: `dist/<agent>/index.js` names its agent and starts it. */

const AGENTS = {
  orchestrator: () => import("../agents/orchestrator/main.ts"),
  issue: () => import("../agents/issue/main.ts"),
  coordinator: () => import("../agents/coordinator/main.ts"),
  codegen: () => import("../agents/codegen/main.ts"),
  review: () => import("../agents/review/main.ts"),
  pr: () => import("../agents/pr/main.ts"),
  deployment: () => import("../agents/deployment/main.ts"),
  finalize: () => import("../agents/finalize/main.ts"),
  sweep: () => import("../agents/sweep/main.ts"),
} as const;

export type AgentName = keyof typeof AGENTS;

/** Only the agent that is named is loaded: the others are chunks of their own. */
export async function start(name: AgentName): Promise<void> {
  const { main } = await AGENTS[name]();
  await main();
}
