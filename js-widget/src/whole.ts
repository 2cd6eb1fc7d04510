// The same script with the banner in it, for a visitor who is known not to have chosen: one request less.
import { start } from "./start.ts";
import * as widget from "./ui/widget.ts";

start(import.meta.url, async () => widget);
