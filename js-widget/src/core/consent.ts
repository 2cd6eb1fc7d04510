import type { Client } from "./client.ts";
import { readChoices, type StoredChoices } from "./choices-cookie.ts";
import type { Answering } from "./whole-answers.ts";
import type { Answer, Choices, HashedNotice, Purpose, RecordedAction } from "./types.ts";

/**
 * `changed`: something else is to be answered by now than what the visitor was shown, and has to be shown first. `loaded`:
 * there was nothing to save, and the notice is here now. `failed`: nobody can tell whether it was saved.
 */
export type Outcome = "saved" | "changed" | "loaded" | "failed" | "busy";

/** What the visitor decided on the notice that was shown, and how. */
interface Decision {
  choices: Choices;
  action: RecordedAction;
}

/** What this visitor has answered, what is still to be asked, and the way to answer. Knows nothing of the page. */
export class Consent {
  /** The notice that is in effect, once it was needed and could be fetched. */
  hashed: HashedNotice | undefined;
  /** How the last recorded answer was made. */
  action: RecordedAction | undefined;
  /** Whether an answer is on its way. */
  saving: boolean | undefined;
  readonly #client: Client;
  readonly #cookies: () => string;
  readonly #language: string | undefined;
  readonly #refused: readonly string[];
  readonly #answering: Answering;
  #sent = { body: "", key: "" };
  #seen = "";
  #stored: StoredChoices = { version: 0, choices: {}, ask: [] };
  #unsaved: Decision | undefined;

  /**
   * @param cookies what `document.cookie` says now
   * @param refused purposes that the browser's own signal refuses, whatever is pressed
   * @param answering what puts answers together; loaded when there is one, by default
   */
  constructor(
    client: Client,
    cookies: () => string,
    language: string | undefined,
    refused: readonly string[] = [],
    answering: Answering = () => import("./parts.ts"),
  ) {
    this.#client = client;
    this.#cookies = cookies;
    this.#language = language;
    this.#refused = refused;
    this.#answering = answering;
    this.refresh();
  }

  /** Takes over what another tab, or the filter, has changed. */
  refresh(): void {
    const cookies = this.#cookies();
    // A receipt whose cookie cannot be read still counts on this page.
    if (cookies !== this.#seen) this.#stored = readChoices(cookies);
    this.#seen = cookies;
  }

  /** Whether there is nothing to ask, as far as can be told without the notice. */
  get answered(): boolean {
    return !!this.#stored.version && !this.#stored.ask.length;
  }

  /** Whether the browser keeps what was answered beyond this page. */
  get kept(): boolean {
    return !!readChoices(this.#cookies()).version;
  }

  /** What was answered, without what has to be answered again because it changed since. */
  get choices(): Choices {
    const choices = { ...this.#stored.choices };
    for (const { id, since = 1 } of this.optional)
      if (since > this.#stored.version)
        for (const key in choices) if (key.split("/")[0] === id) delete choices[key];
    return choices;
  }

  /** Whether the purpose is granted: `true` for what is essential, `false` for whatever was not answered. */
  has(purpose: string): boolean {
    return purpose === "essential" || (this.choices[purpose] === true && !this.signalled(purpose));
  }

  /** Whether the browser's own signal refuses the purpose. */
  signalled(purpose: string): boolean {
    return this.#refused.includes(purpose);
  }

  /** Fetches the notice unless it is here already, or anew; false if there is none. */
  async load(anew = false): Promise<boolean> {
    if (anew || !this.hashed) await this.#fetch();
    return !!this.hashed;
  }

  /** The purposes that can be refused. */
  get optional(): Purpose[] {
    return this.hashed?.notice.purposes.filter((purpose) => !purpose.required) ?? [];
  }

  /** The purposes that have no answer, or none that still counts. */
  get unanswered(): Purpose[] {
    return this.#missingIn(this.choices);
  }

  /** Grants or refuses what the banner asks; an answer that still counts is kept unless every purpose is asked. */
  answerAll(granted: boolean, asked: Purpose[]): Promise<Outcome> {
    const answered = Object.fromEntries(asked.map(({ id }) => [id, granted]));
    const whole = asked.length === this.optional.length;
    return this.save(answered, whole ? (granted ? "accept-all" : "refuse-all") : "save");
  }

  /**
   * Grants or refuses these purposes, all where none is named; what has no answer otherwise is refused. `advertising/hubspot`
   * names a vendor or a cookie of a purpose; where that is not asked about on its own, the purpose is meant.
   */
  answer(granted: boolean, purposes: string[]): Promise<Outcome> {
    if (!purposes.length) return this.answerAll(granted, this.optional);
    const named = purposes.map((id) => [id, granted] as const);
    const unanswered = this.unanswered.map(({ id }) => [id, false] as const);
    return this.save(Object.fromEntries([...unanswered, ...named]));
  }

  /** Records these choices; what they leave out keeps its newest answer, and is asked if it has none. */
  save(choices: Choices, action: RecordedAction = "save"): Promise<Outcome> {
    if (!this.saving) this.#unsaved = { choices, action };
    return this.retry();
  }

  /** Sends the answer that could not be saved once more, or fetches the notice that could not be had. */
  async retry(): Promise<Outcome> {
    if (this.saving) return "busy";
    if (!this.#unsaved || !this.hashed) return (await this.load()) ? "loaded" : "failed";
    this.saving = true;
    try {
      return await this.#send(this.#unsaved, this.hashed);
    } catch {
      return "failed";
    } finally {
      this.saving = false;
    }
  }

  async #send(decision: Decision, { hash, notice }: HashedNotice): Promise<Outcome> {
    this.refresh();
    const before = this.choices;
    const known = { ...before, ...decision.choices };
    if (this.#missingIn(known).length) return this.#askAnew();
    const { policyVersion, language } = notice;
    const parts = await this.#answering(this.optional, known);
    const { withdraws, ...asked } = parts.inParts(
      this.optional,
      notice,
      before,
      decision.choices,
      this.#refused,
    );
    const partly = decision.action === "accept-all" && Object.values(asked.choices).includes(false);
    const action = withdraws ? "withdraw" : partly ? "save" : decision.action;
    const answer: Answer = { policyVersion, noticeHash: hash, language, action, ...asked };
    const recorded = await this.#client.record(answer, this.#keyOf(answer));
    if (recorded === "failed") return recorded;
    if (recorded === "stale") return (await this.#fetch()) ? this.#askAnew() : "failed";
    this.#stored = { version: policyVersion, choices: parts.choicesOf(recorded), ask: [] };
    // Another tab's answer may have been recorded after this one.
    this.refresh();
    this.action = action;
    this.#unsaved = undefined;
    this.#sent.body = "";
    return "saved";
  }

  /** The same for an answer that is sent again as it was, so that the service records it once. */
  #keyOf(answer: Answer): string {
    const body = JSON.stringify(answer);
    if (body !== this.#sent.body) this.#sent = { body, key: randomKey() };
    return this.#sent.key;
  }

  #missingIn(choices: Choices): Purpose[] {
    return this.optional.filter(({ id }) => typeof choices[id] !== "boolean");
  }

  /** What was decided on one notice is never sent for another. */
  async #fetch(): Promise<HashedNotice | undefined> {
    const current = await this.#client.notice(this.#language);
    if (current && current.hash !== this.hashed?.hash) {
      this.hashed = current;
      this.#unsaved = undefined;
    }
    return current;
  }

  #askAnew(): Outcome {
    this.refresh();
    this.#unsaved = undefined;
    return "changed";
  }
}

/** 128 random bits; `crypto.randomUUID` is missing on plain HTTP. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
