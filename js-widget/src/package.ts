// The npm package: the whole widget as one module, started by the site's own code.
import type { ConsentryApi } from "./effects/page-api.ts";
import type { Settings } from "./settings.ts";
import { start } from "./start.ts";
import * as widget from "./ui/widget.ts";

/** Puts the widget into the page, once, when its body is there; what it returns is `window.consentry`. */
export function consentry(settings: Settings = {}): ConsentryApi {
  start(new URL("/.consent/", document.baseURI).href, async () => widget, settings);
  return window.consentry!;
}
