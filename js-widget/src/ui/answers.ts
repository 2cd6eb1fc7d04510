import type { Outcome } from "../core/consent.ts";
import type { Words } from "../i18n/words.ts";
import { h } from "./dom.ts";

/** A button's label, and what pressing it does; what answers tells how that went. */
export type AnswerButton = [label: string, press: () => Promise<Outcome> | void];

/** The row of buttons under what is asked, all of one size and look, and the place where a failure is said. */
export class Answers {
  readonly element: HTMLElement;
  readonly #message = h("p", { role: "alert" });
  readonly #retry: HTMLElement;
  readonly #settled: (outcome: Outcome, answers: Answers) => void;

  constructor(
    words: Words,
    buttons: AnswerButton[],
    retry: () => Promise<Outcome>,
    settled: (outcome: Outcome, answers: Answers) => void,
  ) {
    this.#settled = settled;
    this.#retry = h("button", { class: "plain", onclick: () => this.#press(retry) }, words.retry);
    this.element = h(
      "div",
      { class: "answers", lang: words.language },
      h("div", { class: "row" }, this.#message, this.#retry),
      h(
        "div",
        { class: "row" },
        buttons.map(([label, press]) => h("button", { onclick: () => this.#press(press) }, label)),
      ),
    );
  }

  /** Says why there is no answer yet, to screen readers at once. */
  say(message: string, canRetry: boolean): void {
    this.#message.textContent = message;
    this.#retry.hidden = !canRetry;
  }

  async #press(press: AnswerButton[1]): Promise<void> {
    const outcome = press();
    if (!outcome) return;
    this.#message.textContent = "";
    this.element.ariaBusy = "true";
    const settled = await outcome;
    if (settled === "busy") return;
    this.element.ariaBusy = null;
    this.#settled(settled, this);
  }
}
