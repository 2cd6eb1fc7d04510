import type { Consent } from "../core/consent.ts";
import { partsOf } from "../core/parts.ts";
import type { Notice, Purpose } from "../core/types.ts";
import { h } from "./dom.ts";

/** A switch of the dialog, off unless it was granted before. */
export function switchFor(id: string, checked: boolean, disabled: boolean, text: string): HTMLInputElement {
  return h("input", { type: "checkbox", role: "switch", id, checked, disabled, "aria-describedby": text });
}

/** The switches of a purpose's vendors or cookies, where several are asked about on their own. */
export function partSwitches(
  purpose: Purpose,
  notice: Notice,
  consent: Consent,
): Map<string, HTMLInputElement> {
  const { id } = purpose;
  const parts = partsOf(purpose, notice.cookies);
  // Of a single one the purpose's own switch says the same.
  return new Map(
    (parts.length > 1 ? parts : []).map((part) => [
      part,
      switchFor(
        `${id}/${part}`,
        (consent.has(id) || consent.has(`${id}/${part}`)) && !consent.signalled(id),
        consent.signalled(id),
        `${id}-text`,
      ),
    ]),
  );
}

/**
 * Lets the purpose's switch set all of its parts, and show what they say together. A switch cannot be half on; a checkbox can, and
 * says so to screen readers.
 */
export function join(whole: HTMLInputElement, parts: HTMLInputElement[]): void {
  whole.removeAttribute("role");
  const show = () => {
    const on = parts.filter(({ checked }) => checked).length;
    whole.checked = on === parts.length;
    whole.indeterminate = on > 0 && on < parts.length;
  };
  for (const part of parts) part.addEventListener("change", show);
  whole.addEventListener("change", () => {
    for (const part of parts) part.checked = whole.checked;
  });
  show();
}
