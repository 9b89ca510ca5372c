import { parseDocument } from "yaml";
import { Config } from "../../core/config.ts";

export type Engine = Config["engine"];

/** By name, for the command line. */
export const ENGINES: readonly Engine[] = Config.shape.engine.unwrap().options;

/** `.github/miyabi.yml` with another engine. */
export function withEngine(text: string, engine: Engine): string {
  const document = parseDocument(text);
  document.set("engine", engine);
  return document.toString();
}
