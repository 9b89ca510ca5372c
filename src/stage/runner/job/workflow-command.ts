/** A command that a process prints: `::name key=value,key=value::data` or `##[name key=value;]data`. */
export type WorkflowCommand = { name: string; properties: Record<string, string>; data: string };

type Escapes = readonly (readonly [string, string])[];

const DATA: Escapes = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%25", "%"],
];
const PROPERTY: Escapes = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%3A", ":"],
  ["%2C", ","],
  ["%25", "%"],
];
const BRACKET: Escapes = [
  ["%3B", ";"],
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%5D", "]"],
  ["%25", "%"],
];

const unescape = (text: string, escapes: Escapes): string =>
  escapes.reduce((result, [from, to]) => result.replaceAll(from, to), text);

const parseInfo = (
  info: string,
  separator: string,
  escapes: Escapes,
): Omit<WorkflowCommand, "data"> => {
  const space = info.indexOf(" ");
  const properties: Record<string, string> = {};
  for (const pair of space < 0
    ? []
    : info
        .slice(space + 1)
        .trim()
        .split(separator)) {
    const equals = pair.indexOf("=");
    if (equals > 0 && equals < pair.length - 1)
      properties[pair.slice(0, equals).trim().toLowerCase()] = unescape(
        pair.slice(equals + 1),
        escapes,
      );
  }
  return { name: (space < 0 ? info : info.slice(0, space)).toLowerCase(), properties };
};

/**
 * Parses a line as the runner does: `::` after leading white space, `##[` anywhere in the line
 * (runner: Runner.Common/ActionCommand.cs). `known` says which names are commands at all.
 */
export const parseCommand = (
  line: string,
  known: (name: string) => boolean,
): WorkflowCommand | undefined => {
  const trimmed = line.trimStart();
  const end = trimmed.startsWith("::") ? trimmed.indexOf("::", 2) : -1;
  if (end > 2) {
    const info = parseInfo(trimmed.slice(2, end), ",", PROPERTY);
    if (known(info.name)) return { ...info, data: unescape(trimmed.slice(end + 2), DATA) };
  }
  const start = line.indexOf("##[");
  const close = start < 0 ? -1 : line.indexOf("]", start);
  if (close < 0) return undefined;
  const info = parseInfo(line.slice(start + 3, close), ";", BRACKET);
  return known(info.name) ? { ...info, data: unescape(line.slice(close + 1), BRACKET) } : undefined;
};
