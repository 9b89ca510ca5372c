/** Git's own marks; a row of `=` alone is a heading in some languages. */
const MARK = /^(?:<{7}|\|{7}|>{7})(?: |\r?$)/m;

/** Whether a file still shows the two sides of a conflict. */
export const hasConflictMarks = (text: string): boolean => MARK.test(text);
