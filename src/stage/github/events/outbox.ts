import type { Deliver, StageEvent } from "../../contract/events.ts";
import { StageFault } from "../http/problem.ts";
import type { Validation } from "../openapi/validation.ts";

/** The last door of every event: nothing leaves that GitHub's webhook description forbids. */
export class Outbox {
  readonly #deliver: Deliver;
  readonly #validation: Validation;

  constructor(deliver: Deliver, validation: Validation) {
    this.#deliver = deliver;
    this.#validation = validation;
  }

  send(event: StageEvent): void {
    const action = event.payload["action"];
    const schema = schemaName(event.name, typeof action === "string" ? action : undefined);
    const violations = this.#validation.webhook(schema, event.payload);
    if (violations.length > 0) throw new StageFault(`webhook ${schema}: ${violations.join("; ")}`);
    this.#deliver(event);
  }
}

/** GitHub describes `repository_dispatch` by one sample of the event types that people make up. */
function schemaName(name: string, action: string | undefined): string {
  if (name === "repository_dispatch") return "repository-dispatch-sample.collected";
  return [name, ...(action === undefined ? [] : [action])].join("-").replaceAll("_", "-");
}
