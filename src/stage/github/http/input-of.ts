import type { getOctokit } from "@actions/github";

type Rest = ReturnType<typeof getOctokit>["rest"];

type Camel<Kebab extends string> = Kebab extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Kebab;

/** JSON has no `undefined`: what is not sent is absent. */
type Sent<Parameters> = { [Name in keyof Parameters]: Exclude<Parameters[Name], undefined> };

type ParametersOf<Method> = Method extends (parameters?: infer P) => unknown
  ? Sent<NonNullable<P>>
  : never;

type Method<Group extends string, Name extends string> =
  Camel<Group> extends keyof Rest
    ? Camel<Name> extends keyof Rest[Camel<Group>]
      ? ParametersOf<Rest[Camel<Group>][Camel<Name>]>
      : never
    : never;

/**
 * The parameters of an operation (`issues/create`) as Octokit's own types have them. Octokit generates them from the
 * description that requests are validated by, so the two agree.
 */
export type InputOf<Id extends string> = Id extends `${infer Group}/${infer Name}`
  ? Method<Group, Name>
  : never;
