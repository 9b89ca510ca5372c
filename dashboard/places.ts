/**
 * Where somebody was on each page of the browser's history. A step back shows the list where it was left; a link to
 * a view begins at its top.
 */
const places = new Map<number, number>();
let here = 0;
let last = 0;

const numberIn = (state: unknown): number | undefined =>
  typeof state === "object" && state !== null && "place" in state && typeof state.place === "number"
    ? state.place
    : undefined;

/** The browser's own guess comes before the view is there. */
export function startPlaces(): void {
  history.scrollRestoration = "manual";
  here = numberIn(history.state) ?? ++last;
  history.replaceState({ place: here }, "");
}

/**
 * To be called when the address has changed and the old view still stands.
 * @returns how far down the page was, where this is a page that was seen before
 */
export function changePlace(): number | undefined {
  places.set(here, scrollY);
  last = Math.max(last, here);
  const known = numberIn(history.state);
  here = known ?? ++last;
  if (known === undefined) history.replaceState({ place: here }, "");
  return known === undefined ? undefined : (places.get(known) ?? 0);
}
