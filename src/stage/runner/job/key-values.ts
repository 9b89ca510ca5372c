/**
 * Parses GITHUB_OUTPUT, GITHUB_ENV and GITHUB_STATE: `name=value` or `name<<delimiter` with lines up to the
 * delimiter (runner: Runner.Worker/FileCommandManager.cs). Throws the runner's errors.
 */
export const parseKeyValues = (content: string): [string, string][] => {
  const result: [string, string][] = [];
  const lines = content.split(/\r?\n/);
  while (lines.length > 0) {
    const line = lines.shift() ?? "";
    if (line === "") continue;
    const equals = line.indexOf("=");
    const heredoc = line.indexOf("<<");
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) throw new Error(`Invalid format '${line}'. Name must not be empty`);
      result.push([line.slice(0, equals), line.slice(equals + 1)]);
    } else if (heredoc >= 0) {
      const name = line.slice(0, heredoc);
      const delimiter = line.slice(heredoc + 2);
      if (name === "" || delimiter === "")
        throw new Error(
          `Invalid format '${line}'. Name must not be empty and delimiter must not be empty`,
        );
      const end = lines.indexOf(delimiter);
      if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
      result.push([
        name,
        lines
          .splice(0, end + 1)
          .slice(0, end)
          .join("\n"),
      ]);
    } else throw new Error(`Invalid format '${line}'`);
  }
  return result;
};
