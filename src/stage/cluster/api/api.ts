import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { readBody } from "../../loopback.ts";
import { groupVersionOf } from "../store/kinds.ts";
import { selecting, SelectorError } from "../store/selectors.ts";
import type { Store } from "../store/store.ts";
import type { Images } from "../traffic/behaviour.ts";
import { discovered } from "./discovery.ts";
import type { ClusterFaults } from "./faults.ts";
import { podLog } from "./pod-log.ts";
import { type Answer, ApiError, noSuchPath, notFound, statusOf, SUCCESS } from "./status.ts";
import { targetOf, type PathTarget } from "./target.ts";
import { checkAccess, userOf, type User } from "./users.ts";
import { watch, type Watching } from "./watch.ts";
import { change, create, remove, type Written } from "./write.ts";
import { writeTo, type Verb, type Write } from "./write-log.ts";

/** What the API serves, to whom. */
export type ApiOptions = {
  store: Store;
  /** What containers have written. */
  images: Images;
  users: readonly User[];
  faults: ClusterFaults;
  /** Of the present moment, for timestamps. */
  at: () => string;
  onWrite: (write: Write) => void;
};

/** The connection breaks instead of an answer. */
class Lost extends Error {}

/** The Kubernetes API as far as kubectl's apply, get, logs, set, annotate, rollout and delete ask it. */
export const clusterApi =
  (options: ApiOptions): RequestListener =>
  (request, response) => {
    void answer(request, response, options)
      .catch((error: unknown) => {
        if (error instanceof Lost) request.socket.destroy();
        else return refusalOf(error);
        return undefined;
      })
      .then((said) => {
        if (said === undefined) return;
        const text = "text" in said ? said.text : JSON.stringify(said.body);
        response.writeHead(said.status, {
          "content-type": "text" in said ? "text/plain" : "application/json",
        });
        response.end(text);
      });
  };

const refusalOf = (error: unknown): Answer => {
  const refused =
    error instanceof ApiError
      ? error
      : error instanceof SelectorError || error instanceof SyntaxError
        ? new ApiError(400, "BadRequest", error.message)
        : new ApiError(500, "InternalError", String(error));
  return { status: refused.code, body: statusOf(refused) };
};

/** Undefined: the answer is a stream that goes on. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: ApiOptions,
): Promise<Answer | undefined> {
  if (options.faults.slowMs > 0) await sleep(options.faults.slowMs);
  const user = userOf(request.headers.authorization, options.users);
  const { pathname, searchParams } = new URL(request.url ?? "", "http://cluster");
  // Protobuf without any definition: by it kubectl checks nothing of a List, and leaves that to the server.
  if (pathname === "/openapi/v2") return { status: 200, text: "" };
  const document = discovered(pathname);
  if (document !== undefined) return { status: 200, body: document };
  const target = targetOf(pathname);
  if (target === undefined) throw noSuchPath();
  const verb = verbOf(request.method, target, searchParams);
  checkAccess(user, verb, target);
  if (verb === "get" || verb === "list" || verb === "watch")
    return read({ verb, target, query: searchParams, response }, options);
  return write({ verb, target, query: searchParams, request, user }, options);
}

function verbOf(
  method: string | undefined,
  { name, subresource }: PathTarget,
  query: URLSearchParams,
): Verb | "get" | "list" | "watch" {
  const readsOnly = subresource !== undefined;
  if (method === "GET") {
    if (name !== undefined) return "get";
    return query.get("watch") === "true" || query.get("watch") === "1" ? "watch" : "list";
  }
  if (method === "POST" && name === undefined) return "create";
  if (method === "PATCH" && name !== undefined && !readsOnly) return "patch";
  if (method === "PUT" && name !== undefined && !readsOnly) return "update";
  if (method === "DELETE" && name !== undefined && !readsOnly) return "delete";
  throw new ApiError(
    405,
    "MethodNotAllowed",
    `the stage's cluster knows no ${method ?? ""} of this path`,
  );
}

type Reading = {
  verb: "get" | "list" | "watch";
  target: PathTarget;
  query: URLSearchParams;
  response: ServerResponse;
};

function read(
  { verb, target, query, response }: Reading,
  { store, images }: ApiOptions,
): Answer | undefined {
  const { kind, namespace, name = "", subresource } = target;
  if (verb === "get") {
    const object = store.get({ plural: kind.plural, namespace: namespace ?? "", name });
    if (!object) throw notFound(kind, name);
    if (subresource === undefined || subresource === "status") return { status: 200, body: object };
    if (kind.kind === "Pod" && subresource === "log") return podLog(object, query, images);
    throw noSuchPath();
  }
  const selected = selecting(query.get("labelSelector") ?? "", query.get("fieldSelector") ?? "");
  if (verb === "watch") {
    const from = query.get("resourceVersion");
    const watching: Watching = {
      kind,
      namespace,
      selected,
      from: from === null ? undefined : Number(from),
      tellsEndOfInitial: query.get("sendInitialEvents") === "true",
    };
    watch(response, watching, store);
    return undefined;
  }
  return {
    status: 200,
    body: {
      kind: `${kind.kind}List`,
      apiVersion: groupVersionOf(kind),
      metadata: { resourceVersion: String(store.version) },
      items: store.list(kind.plural, namespace).filter(selected),
    },
  };
}

type Writing = {
  verb: Verb;
  target: PathTarget;
  query: URLSearchParams;
  request: IncomingMessage;
  user: User;
};

async function write(writing: Writing, options: ApiOptions): Promise<Answer> {
  const { verb, target, query, request, user } = writing;
  const { faults, at, onWrite } = options;
  const { plural } = target.kind;
  const text = (await readBody(request)).toString("utf8");
  const body: unknown = text === "" ? {} : JSON.parse(text);
  const dryRun = query.getAll("dryRun").includes("All");
  if (!dryRun && faults.isLost({ verb, plural, when: "before" })) throw new Lost();
  const { object, changed } = done({ writing, body, dryRun }, options);
  const manager = query.get("fieldManager") ?? "";
  onWrite(writeTo(object, { at: at(), user: user.name, verb, manager, dryRun, changed }));
  if (!dryRun && faults.isLost({ verb, plural, when: "after" })) throw new Lost();
  if (verb === "delete") return { status: 200, body: SUCCESS };
  return { status: verb === "create" ? 201 : 200, body: object };
}

function done(
  { writing, body, dryRun }: { writing: Writing; body: unknown; dryRun: boolean },
  { store, at }: ApiOptions,
): Written {
  const { verb, target, request } = writing;
  const { kind, namespace = "", name = "" } = target;
  const wanted = { kind, namespace, body, dryRun };
  const deps = { store, at: at() };
  switch (verb) {
    case "create":
      return create(wanted, deps);
    case "patch":
      return change(wanted, { name, patchType: request.headers["content-type"] ?? "" }, deps);
    case "update":
      return change(wanted, { name, patchType: undefined }, deps);
    case "delete":
      return remove(wanted, name, deps);
  }
}
