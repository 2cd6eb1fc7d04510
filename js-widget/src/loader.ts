// The script on every page: small, and the rest only when there is something to ask.
import { start } from "./start.ts";

start(import.meta.url, () => import("./ui/widget.ts"));
