type Child = Node | string | false | undefined;
type Attributes = Record<string, string | boolean | (() => unknown) | undefined>;

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
