/** What the trial asks for: small enough for one task, and to be seen in one file. */
export const FILE = "GREETING.md";

export const wantedChange = (id: string) => ({
  line: `Hello from trial ${id}.`,
  title: `Add ${FILE} (trial ${id})`,
  body: `Add a file \`${FILE}\` in the top folder.

Done when:
- its only line is \`Hello from trial ${id}.\`
- no other file is changed
`,
});
