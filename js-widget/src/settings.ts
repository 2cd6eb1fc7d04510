import type { Settings } from "../npm/consentry.js";

export type { Settings };

/**
 * The attributes of the script's own tag: `data-endpoint`, `data-language`, `data-button`, `data-label`, `data-layout` and
 * `data-close`.
 *
 * @param ownUrl the address this script was loaded from
 */
export function settingsOf(ownUrl: string): Settings {
  const own = [].find.call(document.scripts, ({ src }: HTMLScriptElement) => src === ownUrl);
  return (own as HTMLScriptElement | undefined)?.dataset ?? {};
}
