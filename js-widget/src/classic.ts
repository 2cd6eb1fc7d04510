// The whole widget as one classic script, for pages that cannot have modules. It stands at the end of the body, or is deferred.
import type { Settings } from "./settings.ts";
import { start } from "./start.ts";
import * as widget from "./ui/widget.ts";

const { src, dataset } = document.currentScript as HTMLScriptElement;
start(src, async () => widget, dataset as Settings);
