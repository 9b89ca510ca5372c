import { h } from "./dom/h.ts";

const CHOICES = ["auto", "light", "dark"] as const;
type Choice = (typeof CHOICES)[number];

const KEY = "miyabi-theme";
const NAMES: Record<Choice, string> = { auto: "Automatic", light: "Light", dark: "Dark" };

const isChoice = (text: string | null): text is Choice =>
  (CHOICES as readonly (string | null)[]).includes(text);

/** Where the page is opened from a folder or in private, storage may be missing: then nothing is remembered. */
function remembered(): Choice {
  try {
    const found = localStorage.getItem(KEY);
    return isChoice(found) ? found : "auto";
  } catch {
    return "auto";
  }
}

function remember(choice: Choice): void {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // The choice holds until the page is closed.
  }
}

const system = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();
let chosen: Choice = "auto";

function apply(): void {
  const dark = chosen === "dark" || (chosen === "auto" && system.matches);
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
  for (const listener of listeners) listener();
}

/** Calls back whenever the colours change; returns what ends it. */
export function onTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Sets the colours, and follows the system where nothing else was chosen. */
export function startTheme(): void {
  chosen = remembered();
  apply();
  system.addEventListener("change", apply);
}

/** The switch between automatic, light and dark. */
export function themeSwitch(): HTMLElement {
  const box: HTMLSelectElement = h(
    "select",
    {
      on: {
        change: () => {
          if (!isChoice(box.value)) return;
          chosen = box.value;
          remember(chosen);
          apply();
        },
      },
    },
    CHOICES.map((one) => h("option", { value: one, selected: one === chosen }, NAMES[one])),
  );
  return h("label", { class: "theme" }, h("span", { class: "visually-hidden" }, "Colours"), box);
}
