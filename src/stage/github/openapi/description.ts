import { readFileSync } from "node:fs";

type Json = { "application/json": { schema: object } };

type Parameter = {
  name: string;
  in: "path" | "query";
  required?: boolean;
  schema: object;
};

export type OperationDescription = {
  operationId: string;
  /** Absent from operations that GitHub has and the stage knows by name only. */
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Json };
  responses?: Record<string, { content?: Json }>;
};

export type RestDescription = {
  paths: Record<string, Record<string, OperationDescription>>;
  components: { schemas: Record<string, object> };
};

export type WebhookDescription = {
  webhooks: Record<string, object>;
  components: { schemas: Record<string, object> };
};

const load = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));

/** See README.md in this folder. The files are made by our own script, so their shape is known. */
export const restDescription = (): RestDescription => load("rest.json") as RestDescription;

export const webhookDescription = (): WebhookDescription =>
  load("webhooks.json") as WebhookDescription;
