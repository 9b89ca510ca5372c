import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import type { RestDescription, WebhookDescription } from "./description.ts";
import type { Route } from "./router.ts";

/** What does not fit, in ajv's words: `/labels/0 must be string`. Empty where all is well. */
export type Violations = readonly string[];

const OPTIONS = { strict: false, validateSchema: false, logger: false } as const;

/** What GitHub itself sends as addresses: people's own words in commits, bots with brackets, "" for no URL. */
function withFormats(ajv: Ajv): Ajv {
  addFormats(ajv);
  ajv.addFormat("email", true);
  ajv.addFormat("uri", (text) => text === "" || URL.canParse(text));
  return ajv;
}

/** One JSON pointer as a URI fragment. */
const pointer = (...keys: string[]): string =>
  "#/" +
  keys.map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");

const inWords = (errors: ErrorObject[] | null | undefined): Violations =>
  (errors ?? []).map((error) => `${error.instancePath} ${error.message ?? error.keyword}`.trim());

/** Validators are compiled when first asked for: a start costs milliseconds, not a second. */
export class Validation {
  readonly #documents = withFormats(new Ajv(OPTIONS));
  readonly #parameters = withFormats(new Ajv({ ...OPTIONS, coerceTypes: "array" }));
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(rest: RestDescription, webhooks: WebhookDescription) {
    this.#documents.addSchema({ ...rest, $id: "rest" }).addSchema({ ...webhooks, $id: "webhooks" });
    this.#parameters.addSchema({ ...rest, $id: "rest" });
  }

  /** Turns the strings of a query or a path into what the description says, in place. */
  parameters(route: Route, where: "path" | "query", values: Record<string, unknown>): Violations {
    return this.#check(this.#parameters, `${where} ${route.operation.operationId}`, values, () => {
      const named = (route.operation.parameters ?? []).filter(
        (parameter) => parameter.in === where,
      );
      const at = (index: number): string =>
        "rest" +
        pointer(
          "paths",
          route.template,
          route.method.toLowerCase(),
          "parameters",
          `${index}`,
          "schema",
        );
      return {
        type: "object",
        required: named.filter(({ required }) => required === true).map(({ name }) => name),
        properties: Object.fromEntries(
          named.map((parameter) => [
            parameter.name,
            { $ref: at(route.operation.parameters?.indexOf(parameter) ?? 0) },
          ]),
        ),
      };
    });
  }

  body(route: Route, body: unknown): Violations {
    const description = route.operation.requestBody;
    if (description === undefined) return [];
    if (body === undefined) return description.required ? ["body is missing"] : [];
    return this.#at(body, "rest", ...operationKeys(route), "requestBody", ...SCHEMA);
  }

  response(route: Route, status: number, body: unknown): Violations {
    const response = route.operation.responses?.[status];
    if (response === undefined)
      return status < 400 ? [`status ${status} is not in the description`] : [];
    if (response.content === undefined)
      return body === undefined || status >= 300 ? [] : ["a body where GitHub has none"];
    return this.#at(body, "rest", ...operationKeys(route), "responses", `${status}`, ...SCHEMA);
  }

  /** `name` as in the description: `issues-labeled`, `push`. */
  webhook(name: string, payload: unknown): Violations {
    return this.#at(payload, "webhooks", "webhooks", name);
  }

  #at(value: unknown, document: string, ...keys: string[]): Violations {
    const $ref = document + pointer(...keys);
    return this.#check(this.#documents, $ref, value, () => ({ $ref }));
  }

  #check(ajv: Ajv, key: string, value: unknown, schema: () => object): Violations {
    const known = this.#compiled.get(key);
    const validate = known ?? ajv.compile(schema());
    if (known === undefined) this.#compiled.set(key, validate);
    return validate(value) ? [] : inWords(validate.errors);
  }
}

const SCHEMA = ["content", "application/json", "schema"] as const;
const operationKeys = (route: Route): string[] => [
  "paths",
  route.template,
  route.method.toLowerCase(),
];
