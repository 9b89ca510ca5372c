/** One tag of a document, in order: `depth` 0 is the root element. */
export type XmlTag = {
  kind: "open" | "close";
  name: string;
  attributes: ReadonlyMap<string, string>;
};

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,8}));/g, (whole, decimal, hex, name) => {
    if (typeof name === "string") return ENTITIES[name] ?? whole;
    const code = typeof decimal === "string" ? Number(decimal) : parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });

const NAME = /[A-Za-z_:][\w:.-]*/y;
const ATTRIBUTE = /\s+([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

/** Reads sticky from a position. */
function at(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

const skip = (text: string, from: number, end: string): number => {
  const found = text.indexOf(end, from);
  if (found < 0) throw new Error(`the XML report ends inside of ${end}`);
  return found + end.length;
};

/**
 * The tags of an XML report, texts left out. A small strict reader for what test and coverage tools
 * write: attributes in quotes, comments, CDATA, processing instructions; no entity definitions, which
 * no report needs and attackers like.
 * @throws Error where the document is not of that kind
 */
export function* tagsOf(text: string): Generator<XmlTag> {
  const open: string[] = [];
  let position = 0;
  for (;;) {
    position = text.indexOf("<", position);
    if (position < 0) break;
    if (text.startsWith("<!--", position)) position = skip(text, position + 4, "-->");
    else if (text.startsWith("<![CDATA[", position)) position = skip(text, position + 9, "]]>");
    else if (text.startsWith("<?", position)) position = skip(text, position + 2, "?>");
    else if (text.startsWith("<!", position)) {
      const end = skip(text, position, ">");
      if (text.slice(position, end).includes("["))
        throw new Error("the XML report defines entities");
      position = end;
    } else if (text.startsWith("</", position)) {
      const name = at(NAME, text, position + 2)?.[0] ?? "";
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing in the XML report`);
      yield { kind: "close", name, attributes: new Map() };
      position = skip(text, position, ">");
    } else {
      const name = at(NAME, text, position + 1)?.[0];
      if (name === undefined) throw new Error("the XML report has a < outside of a tag");
      const attributes = new Map<string, string>();
      let end = position + 1 + name.length;
      for (let found = at(ATTRIBUTE, text, end); found; found = at(ATTRIBUTE, text, end)) {
        attributes.set(found[1] ?? "", decode(found[2] ?? found[3] ?? ""));
        end = ATTRIBUTE.lastIndex;
      }
      const close = at(/\s*(\/?)>/y, text, end);
      if (!close) throw new Error(`<${name}> is not well formed in the XML report`);
      yield { kind: "open", name, attributes };
      if (close[1] === "/") yield { kind: "close", name, attributes: new Map() };
      else open.push(name);
      position = end + close[0].length;
    }
  }
  if (open.length > 0) throw new Error(`<${open.at(-1) ?? ""}> is not closed in the XML report`);
}
