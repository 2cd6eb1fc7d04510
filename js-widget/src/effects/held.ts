import { placeholderFor } from "./placeholder.ts";

/** What makes an element fetch something; while it is held, the same name after `data-` keeps it. */
const SOURCES = ["src", "srcset", "href"];

const placeholders = new Map<Element, HTMLElement>();

/**
 * Keeps an element from fetching anything; a frame gives its place to a placeholder with a button.
 *
 * @param marks what has to be granted: `advertising`, or `advertising/tube`
 */
export function hold(element: HTMLElement, marks: string): void {
  for (const [held, placeholder] of placeholders) {
    if (held.isConnected) continue;
    placeholder.remove();
    placeholders.delete(held);
  }
  const loaded = SOURCES.filter((name) => element.hasAttribute(name));
  if (!loaded.length && placeholders.has(element)) return;
  // A copy that never fetched: taking the source away from a frame does not empty it.
  const kept = loaded.length ? (element.cloneNode(true) as HTMLElement) : element;
  for (const name of loaded) {
    kept.setAttribute(`data-${name}`, element.getAttribute(name)!);
    kept.removeAttribute(name);
  }
  if (kept !== element) element.replaceWith(kept);
  if (!(kept instanceof HTMLIFrameElement) || kept.hidden) return;
  const placeholder = placeholderFor(kept, marks);
  placeholders.set(kept, placeholder);
  kept.before(placeholder);
  kept.hidden = true;
}

/** Lets an element fetch what it names. */
export function release(element: HTMLElement): void {
  const placeholder = placeholders.get(element);
  if (placeholder) {
    const focused = document.activeElement === placeholder;
    placeholder.remove();
    placeholders.delete(element);
    element.hidden = false;
    // Who pressed the button with a key goes on from what it let in.
    if (focused) element.focus();
  }
  for (const name of SOURCES) {
    const source = element.getAttribute(`data-${name}`);
    if (source !== null && !element.hasAttribute(name)) element.setAttribute(name, source);
  }
}
