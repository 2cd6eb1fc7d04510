import type { Consent, Outcome } from "../core/consent.ts";
import type { Action, Choices } from "../core/types.ts";
import { directionOf } from "../i18n/languages.ts";
import type { Words } from "../i18n/words.ts";
import { Answers, type AnswerButton } from "./answers.ts";
import { bannerContent } from "./banner.ts";
import { h, icon } from "./dom.ts";
import { draftOf, preferencesContent } from "./preferences.ts";
import css from "./style.css";

const COOKIE = "M12 3a9 9 0 1 0 9 9 4 4 0 0 1-5-4 4 4 0 0 1-4-5ZM8 11h0M10 16h0M14 13h0M16 17h0";

/** What the element works with. */
export interface Parts {
  consent: Consent;
  wordsFor: (languages: readonly string[]) => Promise<Words>;
  /** The page's languages, best first; the notice may turn out to be in another. */
  languages: readonly string[];
  /** Whether the permanent button is shown. */
  button: boolean;
  /** Told after an answer was recorded. */
  saved: (change: { choices: Choices; action: Action }) => void;
}

/** `<consentry-banner>`: the banner, the preferences dialog and the permanent way back to it. */
export class ConsentryElement extends HTMLElement {
  readonly #banner = h("section", { class: "part", hidden: true, "aria-labelledby": "banner-title" });
  readonly #wayBack = h("button", { class: "part", onclick: () => this.showPreferences() });
  readonly #dialog = h("dialog", { class: "part", "aria-labelledby": "dialog-title" });
  readonly #status = h("p", { class: "part", role: "status", tabindex: "-1" });
  #parts!: Parts;
  #words!: Words;

  /** Called once, before the element is put into the page. */
  start(parts: Parts): void {
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    root.append(this.#banner, this.#wayBack, this.#dialog, this.#status);
    this.#parts = parts;
    this.#wayBack.hidden = !parts.button;
    this.#banner.onkeydown = ({ key }) => {
      if (key === "Escape") this.#dismiss();
    };
    void this.#speak();
  }

  /** Shows the banner if there is anything that this visitor has not answered. */
  async ask(): Promise<void> {
    if ((await this.#load()) && this.#parts.consent.unanswered.length) this.#fillBanner();
  }

  /** Shows the banner, whatever was answered before. */
  async show(): Promise<void> {
    if (!(await this.#load())) return this.showPreferences();
    this.#fillBanner();
    focusHeading(this.#banner);
  }

  /** Opens the preferences; says so in the dialog when they cannot be had. */
  async showPreferences(): Promise<void> {
    await this.#load();
    this.#fillDialog();
    if (!this.#dialog.open) this.#dialog.showModal();
    focusHeading(this.#dialog);
  }

  async #load(): Promise<boolean> {
    const loaded = await this.#parts.consent.load();
    await this.#speak();
    return loaded;
  }

  async #speak(): Promise<void> {
    const { consent, languages, wordsFor } = this.#parts;
    const language = consent.hashed?.notice.language;
    const words = await wordsFor(language ? [language] : languages);
    this.#words = words;
    this.#wayBack.replaceChildren(icon(COOKIE), h("span", {}, words.preferences));
    for (const part of [this.#wayBack, this.#status]) part.lang = words.language;
    for (const part of [this.#banner, this.#dialog]) part.lang = language ?? words.language;
    for (const part of [this.#banner, this.#dialog, this.#wayBack]) part.dir = directionOf(part.lang);
  }

  #fillBanner(message = ""): void {
    const { consent } = this.#parts;
    const words = this.#words;
    const { unanswered, optional } = consent;
    const again = !!unanswered.length && unanswered.length < optional.length;
    const asked = again ? unanswered : optional;
    const answers = this.#answers([
      [again ? words.refuse : words.refuseAll, () => consent.answerAll(false, asked)],
      [again ? words.accept : words.acceptAll, () => consent.answerAll(true, asked)],
      [words.settings, () => void this.showPreferences()],
    ]);
    answers.say(message, false);
    this.#banner.replaceChildren(
      ...bannerContent(consent.hashed!.notice, words, again && asked, answers.element),
    );
    this.#banner.hidden = false;
  }

  #fillDialog(message = ""): void {
    const { consent } = this.#parts;
    const words = this.#words;
    const { hashed, optional } = consent;
    const answers = this.#answers(
      hashed
        ? [
            [words.refuseAll, () => consent.answerAll(false, optional)],
            [words.acceptAll, () => consent.answerAll(true, optional)],
            [words.save, () => consent.save(draftOf(this.#dialog))],
          ]
        : [],
    );
    answers.say(hashed ? message : words.loadFailed, !hashed);
    const close = () => this.#dialog.close();
    this.#dialog.replaceChildren(...preferencesContent(consent, words, answers.element, close));
  }

  #answers(buttons: AnswerButton[]): Answers {
    const retry = () => this.#parts.consent.retry();
    return new Answers(this.#words, buttons, retry, (outcome, answers) => this.#settled(outcome, answers));
  }

  #settled(outcome: Outcome, answers: Answers): void {
    const { changed, saveFailed, loadFailed } = this.#words;
    if (outcome === "saved") this.#saved();
    else if (outcome === "failed") answers.say(this.#parts.consent.hashed ? saveFailed : loadFailed, true);
    else void this.#askAnew(outcome === "changed" ? changed : "");
  }

  /** Shows another notice than before wherever one is shown. */
  async #askAnew(message: string): Promise<void> {
    await this.#speak();
    if (!this.#banner.hidden) this.#fillBanner(message);
    if (this.#dialog.open) this.#fillDialog(message);
    focusHeading(this.#dialog.open ? this.#dialog : this.#banner);
  }

  #saved(): void {
    const { consent, saved } = this.#parts;
    this.#dismiss();
    this.#dialog.close();
    this.#status.textContent = this.#words.saved;
    this.#keepFocus();
    saved({ choices: consent.choices, action: consent.action! });
  }

  /** Takes the banner away; what was not answered stays unanswered. */
  #dismiss(): void {
    this.#banner.hidden = true;
    if (!this.#dialog.open) this.#keepFocus();
  }

  /** Gives the focus a place if what had it is gone; where the page has it, it stays. */
  #keepFocus(): void {
    if (![this, document.body, null].includes(document.activeElement as HTMLElement)) return;
    (this.#wayBack.hidden ? this.#status : this.#wayBack).focus();
  }
}

function focusHeading(view: HTMLElement): void {
  view.querySelector("h2")!.focus();
}
