/** Of lines `NAME=value` those with a known name; what says something else is left out. */
export function namedLines<N extends string>(
  text: string,
  names: readonly N[],
): Partial<Record<N, string>> {
  const found: Partial<Record<N, string>> = {};
  for (const line of text.split(/\r?\n/))
    for (const name of names) {
      const value = line.trim().startsWith(`${name}=`) ? line.trim().slice(name.length + 1) : "";
      if (value !== "") found[name] = value;
    }
  return found;
}

/** Every line `NAME=value`, whatever its name; of several with one name the last. */
export function allNamedLines(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/).flatMap((line) => {
    const [, name, value] = /^([A-Za-z_]\w*)=(.+)$/.exec(line.trim()) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(lines);
}
