type Child = Node | string | false | undefined;
type Attributes = Record<string, string | boolean | (() => void) | undefined>;

/**
 * Makes an element; never from HTML text, so that Trusted Types and a strict policy hold. A function becomes a listener
 * (`onclick`), and what is absent or false is left out.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Child | Child[])[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value) element.setAttribute(name, `${value}`);
  }
  element.append(...children.flat().filter((child): child is Node | string => !!child));
  return element;
}

/** A link, or only its text where the address is none to follow (`javascript:`). */
export function link(text: string, url: string): HTMLElement {
  return /^(https?|mailto):/i.test(url) ? h("a", { href: url }, text) : h("i", {}, text);
}

/** A line drawing on a 24 × 24 grid, hidden from assistive technology. */
export function icon(path: string): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS(svg.namespaceURI, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  svg.append(line);
  return svg as SVGElement;
}
