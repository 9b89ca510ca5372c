/** Options of a diff that a program reads: whole, without renames, whatever the repository sets. */
export const TEXT_DIFF = [
  "--no-color",
  "--no-ext-diff",
  "--no-textconv",
  "--no-renames",
  "--src-prefix=a/",
  "--dst-prefix=b/",
] as const;
