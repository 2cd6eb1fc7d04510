import type { Consent, Outcome } from "../core/consent.ts";
import type { Action, Choices } from "../core/types.ts";
import { directionOf, wordsFor } from "../i18n/languages.ts";
import { Say, type Words } from "../i18n/words.ts";
import { answersRow, type AnswerButton, type SayWhy } from "./answers.ts";
import { bannerContent } from "./banner.ts";
import { h, icon } from "./dom.ts";
import { draftOf, preferencesContent } from "./preferences.ts";
import css from "./style.css";

const COOKIE = "M12 3a9 9 0 1 0 9 9 4 4 0 0 1-5-4 4 4 0 0 1-4-5ZM8 11h0M10 16h0M14 13h0M16 17h0";

type Saved = (change: { choices: Choices; action: Action }) => void;

/** `<consentry-banner>`: the banner, the preferences dialog and the permanent way back to it. */
export class ConsentryElement extends HTMLElement {
  readonly #banner = h("section", { class: "part", hidden: true, "aria-labelledby": "banner-title" });
  readonly #wayBack = h("button", { class: "part", onclick: () => this.showPreferences() });
  readonly #dialog = h("dialog", { class: "part", "aria-labelledby": "dialog-title" });
  readonly #status = h("p", { class: "part", role: "status", tabindex: "-1" });
  #consent!: Consent;
  #languages!: readonly string[];
  #words!: Words;
  #onSaved!: Saved;

  /**
   * Called once, before the element is put into the page.
   *
   * @param languages the page's, best first; the notice may turn out to be in another
   * @param button whether the permanent button is shown
   * @param onSaved told after an answer was recorded
   */
  start(consent: Consent, languages: readonly string[], button: boolean, onSaved: Saved): void {
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    root.append(this.#banner, this.#wayBack, this.#dialog, this.#status);
    this.#consent = consent;
    this.#languages = languages;
    this.#onSaved = onSaved;
    this.#wayBack.hidden = !button;
    this.#banner.onkeydown = ({ key }) => {
      if (key === "Escape") this.#dismiss();
    };
    this.#speak();
  }

  /** Shows the banner if there is anything that this visitor has not answered. */
  async ask(): Promise<void> {
    if ((await this.#load()) && this.#consent.unanswered.length) this.#fillBanner();
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

  /** Takes over what was answered in another tab: the banner asks no longer for it. */
  refresh(): void {
    const consent = this.#consent;
    const before = consent.unanswered.length;
    consent.refresh();
    const asked = consent.unanswered.length;
    if (this.#banner.hidden || asked === before) return;
    if (asked) this.#fillBanner();
    else this.#dismiss();
  }

  /** A notice that nobody is looking at may be an old one by now, and is fetched anew. */
  async #load(): Promise<boolean> {
    const loaded = await this.#consent.load(this.#banner.hidden && !this.#dialog.open);
    this.#speak();
    return loaded;
  }

  #speak(): void {
    const language = this.#consent.hashed?.notice.language;
    const words = (this.#words = wordsFor(language ? [language] : this.#languages));
    this.#wayBack.replaceChildren(icon(COOKIE), h("span", {}, words[Say.preferences]));
    this.lang = words[Say.language];
    for (const part of [this.#banner, this.#dialog]) part.lang = language ?? this.lang;
    for (const part of [this, this.#banner, this.#dialog]) part.dir = directionOf(part.lang);
  }

  #fillBanner(message = ""): void {
    const consent = this.#consent;
    const words = this.#words;
    const { unanswered, optional } = consent;
    const again = !!unanswered.length && unanswered.length < optional.length;
    const asked = again ? unanswered : optional;
    const [answers, say] = this.#answers([
      [words[again ? Say.refuse : Say.refuseAll], () => consent.answerAll(false, asked)],
      [words[again ? Say.accept : Say.acceptAll], () => consent.answerAll(true, asked)],
      [words[Say.settings], () => void this.showPreferences()],
    ]);
    say(message, false);
    this.#banner.replaceChildren(...bannerContent(consent.hashed!.notice, words, again && asked, answers));
    this.#banner.hidden = false;
  }

  #fillDialog(message = ""): void {
    const consent = this.#consent;
    const words = this.#words;
    const { hashed, optional } = consent;
    const [answers, say] = this.#answers(
      hashed
        ? [
            [words[Say.refuseAll], () => consent.answerAll(false, optional)],
            [words[Say.acceptAll], () => consent.answerAll(true, optional)],
            [words[Say.save], () => consent.save(draftOf(this.#dialog))],
          ]
        : [],
    );
    say(hashed ? message : words[Say.loadFailed], !hashed);
    const close = () => this.#dialog.close();
    this.#dialog.replaceChildren(...preferencesContent(consent, words, answers, close));
  }

  #answers(buttons: AnswerButton[]) {
    return answersRow(
      this.#words,
      buttons,
      () => this.#consent.retry(),
      (outcome, say) => this.#settled(outcome, say),
    );
  }

  #settled(outcome: Outcome, say: SayWhy): void {
    const words = this.#words;
    if (outcome === "saved") this.#saved();
    else if (outcome === "failed") say(words[this.#consent.hashed ? Say.saveFailed : Say.loadFailed], true);
    else this.#askAnew(outcome === "changed" ? words[Say.changed] : "");
  }

  /** Shows another notice than before wherever one is shown. */
  #askAnew(message: string): void {
    this.#speak();
    if (!this.#banner.hidden) this.#fillBanner(message);
    if (this.#dialog.open) this.#fillDialog(message);
    focusHeading(this.#dialog.open ? this.#dialog : this.#banner);
  }

  #saved(): void {
    const { choices, action } = this.#consent;
    this.#dismiss();
    this.#dialog.close();
    this.#status.textContent = this.#words[Say.saved];
    this.#keepFocus();
    this.#onSaved({ choices, action: action! });
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
