// The npm package: the whole widget as one module, started by the site's own code.
import type { ConsentryApi } from "./effects/page-api.ts";
import { site } from "./effects/words-here.ts";
import { reworder } from "./i18n/reword.ts";
import type { Settings } from "./settings.ts";
import { start } from "./start.ts";
import openWidget from "./ui/widget.ts";

/** Puts the widget into the page, once, when its body is there; what it returns is `window.consentry`. */
export function consentry(settings: Settings = {}): ConsentryApi {
  const { words = {}, endpoint = "/.consent/" } = settings;
  const reword = reworder(words);
  Object.assign(site, { endpoint, reword });
  const load = async () => ({
    default: (desk: Parameters<typeof openWidget>[0]) => openWidget(Object.assign(desk, { reword })),
  });
  start(new URL("/.consent/", document.baseURI).href, load, settings);
  return window.consentry!;
}
