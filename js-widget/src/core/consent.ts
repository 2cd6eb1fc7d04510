import type { Client } from "./client.ts";
import type { StoredChoices } from "./choices-cookie.ts";
import type { Action, Answer, Choices, HashedNotice, Purpose } from "./types.ts";

/**
 * `changed`: another notice is in effect by now and has been fetched; the visitor has to be asked anew. `loaded`: there was
 * nothing to save, and the notice is here now.
 */
export type Outcome = "saved" | "changed" | "loaded" | "failed" | "busy";

/** What this visitor has answered, what is still to be asked, and the way to answer. Knows nothing of the page. */
export class Consent {
  /** The notice that is in effect, once it was needed and could be fetched. */
  hashed: HashedNotice | undefined;
  /** How the last recorded answer was made. */
  action: Action | undefined;
  #choices: Choices;
  readonly #client: Client;
  readonly #language: string | undefined;
  #unsaved: Answer | undefined;
  #saving = false;

  constructor(client: Client, stored: StoredChoices | undefined, language: string | undefined) {
    this.#client = client;
    this.#choices = stored?.choices ?? {};
    this.#language = language;
  }

  /** What was answered, without what has to be answered again. */
  get choices(): Choices {
    return { ...this.#choices };
  }

  /** Whether the purpose is granted: `true` for what is essential, `false` for whatever was not answered. */
  has(purpose: string): boolean {
    return purpose === "essential" || this.#choices[purpose] === true;
  }

  /** Fetches the notice unless it is here already; false if it cannot be had. */
  async load(): Promise<boolean> {
    this.hashed ??= await this.#client.notice(this.#language);
    return !!this.hashed;
  }

  /** The purposes that can be refused. */
  get optional(): Purpose[] {
    return this.hashed?.notice.purposes.filter((purpose) => !purpose.required) ?? [];
  }

  /** The purposes that have no answer, or none that still counts. */
  get unanswered(): Purpose[] {
    return this.optional.filter(({ id }) => typeof this.#choices[id] !== "boolean");
  }

  /** Grants or refuses what the banner asks; an answer that still counts is kept unless every purpose is asked. */
  answerAll(granted: boolean, asked: Purpose[]): Promise<Outcome> {
    const answered = Object.fromEntries(asked.map(({ id }) => [id, granted]));
    const whole = asked.length === this.optional.length;
    return this.save(answered, whole ? (granted ? "accept-all" : "refuse-all") : "save");
  }

  /** Records these choices; what they leave out keeps its answer, and is refused if it has none. */
  save(choices: Choices, action: Action = "save"): Promise<Outcome> {
    if (this.#saving) return Promise.resolve("busy");
    if (!this.hashed) return Promise.resolve("failed");
    const { hash, notice } = this.hashed;
    const complete = Object.fromEntries(this.optional.map(({ id }) => [id, choices[id] ?? this.has(id)]));
    const withdraws = this.optional.some(({ id }) => this.has(id) && !complete[id]);
    this.#unsaved = {
      policyVersion: notice.policyVersion,
      noticeHash: hash,
      language: notice.language,
      action: withdraws ? "withdraw" : action,
      choices: complete,
    };
    return this.retry();
  }

  /** Sends the answer that could not be saved once more, or fetches the notice that could not be had. */
  async retry(): Promise<Outcome> {
    if (this.#saving) return "busy";
    if (!this.#unsaved) return (await this.load()) ? "loaded" : "failed";
    this.#saving = true;
    try {
      return await this.#send(this.#unsaved);
    } finally {
      this.#saving = false;
    }
  }

  async #send(answer: Answer): Promise<Outcome> {
    const recorded = await this.#client.record(answer);
    if (recorded === "failed") return recorded;
    if (recorded === "stale") {
      const current = await this.#client.notice(this.#language);
      if (!current) return "failed";
      this.hashed = current;
      this.#unsaved = undefined;
      return "changed";
    }
    this.#choices = recorded.choices;
    this.action = answer.action;
    this.#unsaved = undefined;
    return "saved";
  }
}
