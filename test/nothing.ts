/** For what calls back where a test does not look. */
export const nothing = (): void => undefined;
