import { openerLabel } from "../i18n/opener.ts";
import type { Settings } from "../settings.ts";
import { adopt } from "./sheet.ts";
import css from "./style/opener.css";

/** Puts the permanent button into the widget's shadow tree. */
export function openerIn(root: ShadowRoot, settings: Settings): HTMLButtonElement {
  const opener = document.createElement("button");
  adopt(root, css);
  opener.setAttribute("part", "opener");
  opener.textContent =
    settings.label || openerLabel(settings.language || document.documentElement.lang || navigator.language);
  root.append(opener);
  opener.hidden = settings.button === "none";
  return opener;
}
