/** What the script tag and the page say about how the widget is to run here. */
export interface Settings {
  /** Where `notice` and `choices` are, with a slash at the end */
  endpoint: string;
  /** The page's language, if it names one. */
  language: string | undefined;
  /** The languages for the widget's own words, best first. */
  languages: readonly string[];
  /** Whether the permanent button is shown; a site without it brings its own way back. */
  button: boolean;
}

/**
 * Reads `data-endpoint`, `data-language` and `data-button="none"` from the script's own tag.
 *
 * @param ownUrl the address this script was loaded from; what is beside it is the endpoint by default
 */
export function readSettings(ownUrl: string): Settings {
  const tag = [...document.scripts].find(({ src }) => src === ownUrl);
  const { endpoint, language: named, button } = tag?.dataset ?? {};
  const language = named || document.documentElement.lang || undefined;
  return {
    endpoint: new URL(endpoint?.replace(/\/?$/, "/") || ".", endpoint ? document.baseURI : ownUrl).href,
    language,
    languages: language ? [language] : navigator.languages,
    button: button !== "none",
  };
}
