import { parse } from "smol-toml";

/** TOML 1.0 as a value. @throws where the text is none */
export const parseToml = (text: string): unknown => parse(text);
