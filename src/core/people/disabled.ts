/** Repository or organisation variable that switches Miyabi off. */
export const DISABLED_VARIABLE = "MIYABI_DISABLED";

/** Any value but these switches it off: who sets a kill switch must not have to spell it right. */
const OFF_VALUES = ["", "false", "0"];

/** The same rule stands as an `if:` in miyabi.yml and sweep.yml. */
export const isDisabled = (value: string | undefined): boolean =>
  !OFF_VALUES.includes((value ?? "").trim().toLowerCase());
