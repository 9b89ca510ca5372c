/** The text that base64 holds, as UTF-8; undefined where it is no base64. */
export function fromBase64(base64: string): string | undefined {
  try {
    return new TextDecoder().decode(
      Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
    );
  } catch {
    return undefined;
  }
}
