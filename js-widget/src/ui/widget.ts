import { readChoices } from "../core/choices-cookie.ts";
import { Client } from "../core/client.ts";
import { Consent, type Outcome } from "../core/consent.ts";
import type { Action, HashedNotice } from "../core/types.ts";
import type { Desk, Widget } from "../desk.ts";
import { announceChange } from "../effects/change-event.ts";
import { en } from "../i18n/en.ts";
import { directionOf } from "../i18n/languages.ts";
import { Say, type Words } from "../i18n/words.ts";
import { answersRow, type AnswerButton, type SayWhy } from "./answers.ts";
import { bannerContent } from "./banner.ts";
import { h } from "./dom.ts";
import type { PreferencesModule } from "./preferences.ts";
import { adopt } from "./sheet.ts";
import css from "./style.css";

/**
 * Called once, when there is something to ask or to show.
 *
 * @param given the notice, where it came with the script
 */
export default function openWidget(desk: Desk, given?: HashedNotice): Widget {
  return new Views(desk, given);
}

/** The banner and the preferences dialog, in the shadow tree that the permanent button is in. */
class Views implements Widget {
  readonly #desk: Desk;
  readonly #consent: Consent;
  readonly #banner: HTMLElement;
  readonly #dialog = h("dialog", { class: "part", part: "dialog", "aria-labelledby": "dialog-title" });
  readonly #status = h("p", { class: "part", role: "status", tabindex: "-1" });
  readonly #language: string;
  readonly #endpoint: string;
  #told: string;
  #words: Words = en;
  #body: PreferencesModule | undefined;

  constructor(desk: Desk, given: HashedNotice | undefined) {
    const { settings, host, opener } = desk;
    const root = host.shadowRoot!;
    const { layout, endpoint } = settings;
    const refused = navigator.globalPrivacyControl ? ["advertising"] : [];
    const base = endpoint ? document.baseURI : desk.url;
    this.#endpoint = new URL((endpoint || ".").replace(/\/?$/, "/"), base).href;
    this.#language = settings.language || document.documentElement.lang;
    this.#desk = desk;
    const client = new Client(this.#endpoint, given);
    this.#consent = new Consent(client, () => document.cookie, this.#language, refused, desk.answering);
    this.#banner = h(layout === "modal" ? "dialog" : "section", {
      class: `part banner ${layout ?? "box"}`,
      part: "banner",
      hidden: true,
      "aria-labelledby": "banner-title",
    });
    if (css) adopt(root, css);
    opener.before(this.#banner);
    root.append(this.#dialog, this.#status);
    this.#banner.onkeydown = (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.#close();
    };
    desk.grants = (purpose) => this.#consent.has(purpose);
    this.#told = desk.known ? JSON.stringify(readChoices(`consent-choices=${desk.known}`).choices) : "{}";
  }

  async ask(): Promise<void> {
    // First in the page, so that the keyboard reaches what is asked first.
    document.body.prepend(this.#desk.host);
    if ((await this.#load()) && this.#consent.unanswered.length) this.#showBanner();
  }

  async show(): Promise<void> {
    if (!(await this.#load())) return this.showPreferences();
    this.#showBanner();
    focusHeading(this.#banner);
  }

  async showPreferences(): Promise<void> {
    const body = this.#loadBody();
    await this.#load();
    await body;
    this.#fillDialog();
    if (!this.#dialog.open) this.#dialog.showModal();
    focusHeading(this.#dialog);
  }

  grant(...purposes: string[]): Promise<boolean> {
    return this.#answer(true, purposes);
  }

  refuse(...purposes: string[]): Promise<boolean> {
    return this.#answer(false, purposes);
  }

  async #answer(granted: boolean, purposes: string[]): Promise<boolean> {
    if (!(await this.#load())) return false;
    const outcome = await this.#consent.answer(granted, purposes);
    if (outcome === "saved") this.#saved();
    return outcome === "saved";
  }

  /** What was answered in another tab is asked no longer. */
  refresh(): void {
    const consent = this.#consent;
    // Its cookie may be here before the receipt, and is not another tab's.
    if (consent.saving) return;
    const before = consent.unanswered.length;
    consent.refresh();
    const asked = consent.unanswered.length;
    if (!this.#banner.hidden && asked !== before) {
      if (asked) this.#fillBanner();
      else this.#dismiss();
    }
    if (this.#told !== this.#known) this.#announce("elsewhere");
  }

  get #known(): string {
    return JSON.stringify(this.#consent.choices);
  }

  #announce(action: Action): void {
    this.#told = this.#known;
    announceChange({ choices: this.#consent.choices, action });
  }

  /** A notice that nobody is looking at may be an old one by now, and is fetched anew. */
  async #load(): Promise<boolean> {
    const { host } = this.#desk;
    if (!host.isConnected) document.body.append(host);
    const loaded = await this.#consent.load(this.#banner.hidden && !this.#dialog.open);
    await this.#speak();
    return loaded;
  }

  async #loadBody(): Promise<void> {
    try {
      this.#body ??= await import("./preferences.ts");
      this.#body.dress(this.#desk.host.shadowRoot!);
    } catch {
      // Said in the dialog, where it can be tried again.
    }
  }

  async #speak(): Promise<void> {
    const { hashed } = this.#consent;
    const { host } = this.#desk;
    const wanted = hashed?.notice.language || this.#language;
    const words =
      (hashed?.words as Words | undefined) ?? (await wordsIn(wanted ? [wanted] : navigator.languages));
    this.#words = this.#desk.reword?.(words, wanted) ?? words;
    host.lang = this.#words[Say.language];
    for (const part of [this.#banner, this.#dialog]) {
      part.lang = wanted || host.lang;
      part.dir = directionOf(part.lang);
    }
    host.dir = this.#dialog.dir;
  }

  #showBanner(): void {
    this.#fillBanner();
    const banner = this.#banner as HTMLDialogElement;
    banner.hidden = false;
    if (!banner.open) banner.showModal?.();
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
    const close = this.#desk.settings.close && (() => this.#close());
    const signal = asked.some(({ id }) => consent.signalled(id));
    this.#banner.replaceChildren(
      ...bannerContent(consent.hashed!.notice, words, { again: again && asked, signal, close }, answers),
    );
  }

  #fillDialog(message = ""): void {
    const consent = this.#consent;
    const words = this.#words;
    const body = this.#body;
    const ready = body && consent.hashed;
    const { optional } = consent;
    const [answers, say] = this.#answers(
      ready
        ? [
            [words[Say.refuseAll], () => consent.answerAll(false, optional)],
            [words[Say.acceptAll], () => consent.answerAll(true, optional)],
            [words[Say.save], () => consent.save(body.draftOf(this.#dialog))],
          ]
        : [],
    );
    say(ready ? message : words[Say.loadFailed], !ready);
    const close = () => this.#dialog.close();
    this.#dialog.replaceChildren(
      h(
        "div",
        { class: "head" },
        h("h2", { id: "dialog-title", tabindex: "-1" }, words[Say.preferences]),
        h("button", { class: "plain", "aria-label": words[Say.close], onclick: close }, "×"),
      ),
      ready ? body.preferencesBody(consent, words, this.#endpoint) : "",
      answers,
    );
  }

  #answers(buttons: AnswerButton[]) {
    return answersRow(
      this.#words,
      buttons,
      () => this.#retry(),
      (outcome, say) => this.#settled(outcome, say),
    );
  }

  async #retry(): Promise<Outcome> {
    if (this.#dialog.open) await this.#loadBody();
    return this.#consent.retry();
  }

  async #settled(outcome: Outcome, say: SayWhy): Promise<void> {
    if (outcome === "saved") return this.#saved();
    if (outcome === "failed")
      return say(this.#words[this.#consent.hashed ? Say.saveFailed : Say.loadFailed], true);
    await this.#speak();
    this.#askAnew(outcome === "changed" ? this.#words[Say.changed] : "");
  }

  /** Shows another notice than before wherever one is shown. */
  #askAnew(message: string): void {
    if (!this.#banner.hidden) this.#fillBanner(message);
    if (this.#dialog.open) this.#fillDialog(message);
    focusHeading(this.#dialog.open ? this.#dialog : this.#banner);
  }

  #saved(): void {
    const { kept, action } = this.#consent;
    const words = this.#words;
    this.#dismiss();
    this.#dialog.close();
    this.#status.className = kept ? "part" : "part seen";
    this.#status.textContent = words[kept ? Say.saved : Say.notKept];
    this.#keepFocus();
    this.#announce(action!);
    try {
      new BroadcastChannel("consentry").postMessage(0);
    } catch {
      // Other tabs look at the cookie when they are seen.
    }
  }

  /** Closing is no consent: it refuses where the site says so, and is no answer elsewhere. */
  #close(): void {
    if (this.#desk.settings.close !== "refuse") return this.#dismiss();
    this.#banner.querySelector<HTMLElement>(".answers .row:last-child button")!.click();
  }

  /** Takes the banner away; what was not answered stays unanswered. */
  #dismiss(): void {
    const banner = this.#banner as HTMLDialogElement;
    banner.close?.();
    banner.hidden = true;
    if (!this.#dialog.open) this.#keepFocus();
  }

  /** Gives the focus a place if what had it is gone; where the page has it, it stays. */
  #keepFocus(): void {
    const { host, opener } = this.#desk;
    if (![host, document.body, null].includes(document.activeElement as HTMLElement)) return;
    (opener.hidden ? this.#status : opener).focus();
  }
}

function focusHeading(view: HTMLElement): void {
  view.querySelector("h2")!.focus();
}

/** English words are here; those of other languages are fetched unless they came with the notice. */
async function wordsIn(wanted: readonly string[]): Promise<Words> {
  if (/^en\b/.test(wanted[0]!)) return en;
  try {
    return await (await import("../i18n/load.ts")).loadWords(wanted);
  } catch {
    return en;
  }
}
