import type { EnvironmentSettings, RepositorySettings } from "../../contract/repository.ts";

export type Environment = {
  id: number;
  name: string;
  createdAt: Date;
  settings: EnvironmentSettings;
};

/** Environments are settings of the repository; the stage only remembers since when it knows them. */
export class Environments {
  readonly #settings: RepositorySettings;
  readonly #since = new Map<string, { id: number; createdAt: Date }>();

  constructor(settings: RepositorySettings) {
    this.#settings = settings;
  }

  all(now: Date): Environment[] {
    return Object.keys(this.#settings.environments).map((name) => this.note(name, now));
  }

  get(name: string, now: Date): Environment | undefined {
    return Object.hasOwn(this.#settings.environments, name) ? this.note(name, now) : undefined;
  }

  /** GitHub creates an environment that a deployment names first. */
  note(name: string, now: Date): Environment {
    const settings = (this.#settings.environments[name] ??= {
      secrets: {},
      variables: {},
      reviewers: [],
    });
    const known = this.#since.get(name) ?? { id: this.#since.size + 1, createdAt: now };
    this.#since.set(name, known);
    return { name, settings, ...known };
  }
}
