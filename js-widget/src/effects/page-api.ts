import { onChange, type Change } from "./change-event.ts";

/** `window.consentry`: what a site's own scripts may use. */
export interface ConsentryApi {
  /** Whether the visitor granted this purpose; `essential` always is. */
  has(purpose: string): boolean;
  /** Shows the banner, also to a visitor who has answered. */
  show(): void;
  /** Opens the preferences dialog. */
  showPreferences(): void;
  /** Calls back after every recorded answer; returns the function that ends it. */
  on(event: "change", listener: (change: Change) => void): () => void;
}

declare global {
  interface Window {
    consentry?: ConsentryApi;
  }
}

/** Offers the API to the page, and opens the preferences from every element marked `data-consentry-preferences`. */
export function offerApi(api: Omit<ConsentryApi, "on">): void {
  window.consentry = { ...api, on: (_event, listener) => onChange(listener) };
  document.addEventListener("click", (event) => {
    if (!(event.target as Element).closest?.("[data-consentry-preferences]")) return;
    event.preventDefault();
    api.showPreferences();
  });
}
