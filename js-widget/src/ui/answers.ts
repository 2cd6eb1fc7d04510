import type { Outcome } from "../core/consent.ts";
import { Say, type Words } from "../i18n/words.ts";
import { h } from "./dom.ts";

/** A button's label, and what pressing it does; what answers tells how that went. */
export type AnswerButton = [label: string, press: () => Promise<Outcome> | void];

/** Says why there is no answer yet, to screen readers at once. */
export type SayWhy = (message: string, canRetry: boolean) => void;

/** The row of buttons under what is asked, all of one size and look, and the place where a failure is said. */
export function answersRow(
  words: Words,
  buttons: AnswerButton[],
  retry: () => Promise<Outcome>,
  settled: (outcome: Outcome, say: SayWhy) => void,
): [element: HTMLElement, say: SayWhy] {
  const message = h("p", { role: "alert" });
  const again = h("button", { class: "plain", onclick: () => press(retry) }, words[Say.retry]);
  const element = h(
    "div",
    { class: "answers", lang: words[Say.language] },
    h("div", { class: "row" }, message, again),
    h(
      "div",
      { class: "row" },
      buttons.map(([label, action]) => h("button", { onclick: () => press(action) }, label)),
    ),
  );
  const say: SayWhy = (text, canRetry) => {
    message.textContent = text;
    again.hidden = !canRetry;
  };
  async function press(action: AnswerButton[1]): Promise<void> {
    const outcome = action();
    if (!outcome) return;
    message.textContent = "";
    element.ariaBusy = "true";
    const how = await outcome;
    if (how === "busy") return;
    element.ariaBusy = null;
    settled(how, say);
  }
  return [element, say];
}
