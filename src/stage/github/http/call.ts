import type { Principal } from "../../contract/tokens.ts";
import type { InputOf } from "./input-of.ts";
import type { OperationId } from "../access/rules.ts";

/** A request that is authenticated, permitted and valid. */
type Call<Input> = {
  /** Path, query and body parameters in one object, as Octokit takes them. */
  input: Input;
  principal: Principal;
};

/** Which part of a list is shown, for the `Link` header. */
export type Page = { page: number; perPage: number; total: number };

export type Reply = {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  page?: Page;
};

export type Handler<Input> = (call: Call<Input>) => Reply | Promise<Reply>;

/** Some operations of one subject, by GitHub's names. */
export type Handlers<Ids extends OperationId> = { [Id in Ids]: Handler<InputOf<Id>> };

export const handlers = <Ids extends OperationId>(table: Handlers<Ids>): Handlers<Ids> => table;

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });
export const noContent = (): Reply => ({ status: 204 });
