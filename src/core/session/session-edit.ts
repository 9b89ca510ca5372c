import type { Phase, SessionRecord } from "./session.ts";
import { addModelCalls, NO_MODEL_CALLS, type ModelCalls } from "../budget/model-calls.ts";
import { addUsage, NO_USAGE, type Usage } from "../budget/usage.ts";

export type PhaseEntry = {
  name: Phase["name"];
  startedAt: Date;
  seconds: number;
  outcome: Phase["outcome"];
  error?: string | undefined;
  /** From 1; by default one more than the phase has been run so far. */
  attempt?: number | undefined;
};

export function addPhase(record: SessionRecord, entry: PhaseEntry): SessionRecord {
  const { name, startedAt, seconds, outcome, error } = entry;
  const before = record.phases.filter((phase) => phase.name === name).length;
  const phase: Phase = {
    name,
    attempt: entry.attempt ?? before + 1,
    startedAt: startedAt.toISOString(),
    seconds: Math.max(0, seconds),
    outcome,
    ...(error === undefined ? {} : { error }),
  };
  return { ...record, phases: [...record.phases, phase] };
}

/** Adds what an agent has used up. */
export const spend = (record: SessionRecord, agent: string, usage: Usage): SessionRecord => ({
  ...record,
  usage: { ...record.usage, [agent]: addUsage(record.usage[agent] ?? NO_USAGE, usage) },
});

/** Adds what an agent's questions to the model have used up, and their calls. */
export function payFor(
  record: SessionRecord,
  agent: string,
  { usage, modelCalls }: { usage: Usage; modelCalls?: ModelCalls | undefined },
): SessionRecord {
  const paid = spend(record, agent, usage);
  if (modelCalls === undefined || modelCalls.calls.length === 0) return paid;
  const calls = addModelCalls(record.modelCalls?.[agent] ?? NO_MODEL_CALLS, modelCalls);
  return { ...paid, modelCalls: { ...record.modelCalls, [agent]: calls } };
}

/** A sentence for whoever reads the record; the same one twice in a row is kept once. */
export const addNote = (record: SessionRecord, note: string): SessionRecord =>
  record.notes.at(-1) === note ? record : { ...record, notes: [...record.notes, note] };

/** Remembers a comment of ours, so that it is updated and not looked for again. */
export const rememberComment = (record: SessionRecord, key: string, id: number): SessionRecord => ({
  ...record,
  comments: { ...record.comments, [key]: id },
});

export const addRun = (record: SessionRecord, runId: number): SessionRecord =>
  record.runs.includes(runId) ? record : { ...record, runs: [...record.runs, runId] };

/** The newest question that people have not answered. */
export const openQuestion = (record: SessionRecord) =>
  record.escalations.findLast(({ answered }) => answered === undefined);

/** Writes people's answer to the question of this digest. */
export const answerQuestion = (
  record: SessionRecord,
  digest: string,
  answer: { by: string; at: Date; action: "approve_anyway" | "manual_fix" | "reject" },
): SessionRecord => ({
  ...record,
  escalations: record.escalations.map((one) =>
    one.digest === digest && one.answered === undefined
      ? { ...one, answered: { ...answer, at: answer.at.toISOString() } }
      : one,
  ),
});
