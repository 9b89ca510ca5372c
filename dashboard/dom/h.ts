/** What an element may hold. Text becomes text, never markup. */
export type Child = Node | string | number | undefined | null | false | readonly Child[];

type Styles = Readonly<Record<string, string>>;
type Listeners = { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };

export type Attributes = {
  /** Styles are set one by one: the page's policy forbids style attributes. */
  style?: Styles;
  on?: Listeners;
} & { [name: string]: string | number | boolean | undefined | Styles | Listeners };

function append(parent: Node, child: Child): void {
  if (child === undefined || child === null || child === false) return;
  if (typeof child === "string" || typeof child === "number")
    parent.appendChild(new Text(`${child}`));
  else if (child instanceof Node) parent.appendChild(child);
  else for (const one of child) append(parent, one);
}

function setAttributes(element: HTMLElement | SVGElement, attributes: Attributes): void {
  const { style = {}, on = {}, ...plain } = attributes;
  for (const [name, value] of Object.entries(plain)) {
    if (value === undefined || value === false || typeof value === "object") continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value);
  for (const [name, listener] of Object.entries(on))
    element.addEventListener(name, listener as EventListener);
}

/** An element. Attributes that are undefined or false are left out; addresses go through `link`. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

/** An element of a drawing. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}
