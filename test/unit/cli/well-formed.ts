/** A strict little reader of XML: throws where a browser's would. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export function wellFormed(text: string): { readonly elements: readonly Element[]; readonly words: readonly string[] } {
  const elements: Element[] = [];
  const words: string[] = [];
  const open: string[] = [];
  const rest = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  const token =
    /<\/([a-z]+)>|<([a-zA-Z]+)((?: [a-zA-Z-]+="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*)(\/?)>|([^<]+)/gy;
  let at = 0;
  for (let found = token.exec(rest); found; found = token.exec(rest)) {
    at = token.lastIndex;
    const [, closes, opens, given = '', alone, between] = found;
    if (closes !== undefined && open.pop() !== closes) throw new Error(`</${closes}> closes nothing`);
    if (opens !== undefined) {
      const attributes = [...given.matchAll(/([a-zA-Z-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        said(value),
      ]);
      elements.push({ name: opens, attributes: Object.fromEntries(attributes) as Record<string, string> });
      if (alone !== '/') open.push(opens);
    }
    if (between?.trim()) words.push(said(between));
  }
  if (at !== rest.length || open.length > 0) throw new Error(`no XML at: ${rest.slice(at, at + 80)}`);
  return { elements, words };
}

function said(text: string): string {
  if (/&(?!(amp|lt|gt|quot|#39);)|[\u0000-\u0008]/.test(text)) throw new Error(`no XML text: ${text}`);
  const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => signs[name] ?? '');
}
