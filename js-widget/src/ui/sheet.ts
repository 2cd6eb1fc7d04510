/** Adds a style sheet to a shadow tree; a constructed one, which a strict Content Security Policy lets pass. */
export function adopt(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
}
