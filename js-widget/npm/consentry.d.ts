/**
 * Purpose id → granted or refused. A purpose that is absent has not been answered. One that is granted in part is `false`, and
 * `true` stands at each vendor or cookie that is granted: `advertising/hubspot`.
 */
export type Choices = Record<string, boolean>;

/** How a choice was made; `elsewhere` where another tab's answer was taken over. */
export type Action = "accept-all" | "refuse-all" | "save" | "withdraw" | "elsewhere";

/** What listeners are told after an answer was recorded. */
export interface Change {
  choices: Choices;
  action: Action;
}

/** The widget's words, by the names that a definition has for them too (`accept-all` there). */
export type WordName =
  | "preferences"
  | "settings"
  | "acceptAll"
  | "refuseAll"
  | "accept"
  | "refuse"
  | "save"
  | "close"
  | "retry"
  | "alwaysOn"
  | "whenRefused"
  | "details"
  | "otherVendors"
  | "session"
  | "privacyPolicy"
  | "changed"
  | "saved"
  | "saveFailed"
  | "loadFailed"
  | "signal"
  | "blocked"
  | "allow"
  | "earlierVersions"
  | "reloadNeeded"
  | "reload"
  | "notKept"
  | "notSent"
  | "back";

/** A page's own words for each language (BCP 47). */
export type OwnWords = Record<string, Partial<Record<WordName, string>>>;

/** What a site can choose; on a script tag the same as `data-` attributes. */
export interface Settings {
  /** Where `notice` and `choices` are; `/.consent/` where absent. */
  endpoint?: string;
  /** The language to ask in (BCP 47); the page's where absent. */
  language?: string;
  /** `none`: no permanent button, the site brings its own way back. */
  button?: "none" | (string & {});
  /** What the permanent button says. */
  label?: string;
  /** A box in the corner where absent. */
  layout?: "bar" | "modal" | (string & {});
  /** Shows a button that closes the banner: `refuse` takes that for a refusal, `later` for no answer. */
  close?: "refuse" | "later" | (string & {});
  /** The page's own words in the place of the widget's. Those that a site's definition has are part of the record; these are not. */
  words?: OwnWords;
}

/** What a site's own scripts may use, also as `window.consentry`. */
export interface ConsentryApi {
  /**
   * Whether the visitor granted this purpose, or at least this vendor or cookie of it; `essential` always is. A purpose that is
   * granted in part is not granted without one.
   */
  has(purpose: string, part?: string): boolean;
  /** Shows the banner, also to a visitor who has answered. */
  show(): void;
  /** Opens the preferences dialog. */
  showPreferences(): void;
  /**
   * Records that the visitor agrees to these purposes, to all where none is named; true once it is recorded. A vendor or cookie
   * that the site asks about on its own is named with its purpose: `advertising/hubspot`.
   */
  grant(...purposes: string[]): Promise<boolean>;
  /** Records that the visitor refuses these purposes, all where none is named; true once it is recorded. */
  refuse(...purposes: string[]): Promise<boolean>;
  /** The same as `refuse`, said of what was granted. */
  withdraw(...purposes: string[]): Promise<boolean>;
  /** Calls back after every recorded answer; returns the function that ends it. */
  on(event: "change", listener: (change: Change) => void): () => void;
}

/** Puts the widget into the page, once, when its body is there; what it returns is `window.consentry`. */
export function consentry(settings?: Settings): ConsentryApi;

declare global {
  interface Window {
    consentry?: ConsentryApi;
  }
  interface DocumentEventMap {
    "consentry:change": CustomEvent<Change>;
  }
}
