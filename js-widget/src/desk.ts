import type { Answering } from "./core/whole-answers.ts";
import type { Words } from "./i18n/words.ts";
import type { Settings } from "./settings.ts";

/**
 * What the parts of the widget share, though they are loaded apart: the script on every page lays it out, the banner takes
 * over from it when there is something to ask.
 */
export interface Desk {
  settings: Settings;
  /** The address of the script on the page; what is beside it is the endpoint, unless the settings name one. */
  url: string;
  /** The widget's only element in the page; its shadow tree is open. */
  host: HTMLElement;
  /** The permanent button. */
  opener: HTMLButtonElement;
  /** What `consent-choices` said when the page was opened; empty where it said nothing. */
  known: string;
  /** Whether this purpose, which is not essential, is granted, or this part of one: `advertising/medit`. */
  grants(asked: string): boolean;
  /** What puts answers together, where that came along. */
  answering?: Answering;
  /** Puts words of the page's own in the place of those of a language (BCP 47). */
  reword?(words: Words, language: string): Words;
}

/** The banner and the preferences, once their script is loaded. */
export interface Widget {
  /** Shows the banner if there is anything that this visitor has not answered. */
  ask(): Promise<void>;
  /** Takes over what changed outside of this page. */
  refresh(): void;
  /** Shows the banner, whatever was answered before. */
  show(): Promise<void>;
  showPreferences(): Promise<void>;
  /** Grants these purposes, all where none is named; true once that is recorded. */
  grant(...purposes: string[]): Promise<boolean>;
  refuse(...purposes: string[]): Promise<boolean>;
}

/** The banner's script. */
export interface WidgetModule {
  default(desk: Desk): Widget;
}
