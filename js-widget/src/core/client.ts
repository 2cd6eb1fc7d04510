import { isVersion, type Answer, type Choices, type HashedNotice, type Notice } from "./types.ts";

/** `stale`: the notice is no longer the one in effect. `failed`: nobody can tell whether the answer was recorded. */
export type Recorded = Receipt | "stale" | "failed";

/** The visitor's copy of what was recorded. */
export interface Receipt {
  policyVersion: number;
  choices: Choices;
  parts?: Record<string, Choices>;
}

/** Talks to the endpoint. Nothing is thrown: a service that is down, slow or answers nonsense has simply not answered. */
export class Client {
  readonly #endpoint: string;
  readonly #timeout: number;
  #given: HashedNotice | undefined;

  /**
   * @param endpoint where `notice` and `choices` are, with a slash at the end: `https://www.medit.example/.consent/`
   * @param given what the endpoint says of the notice already; taken once, for the first time that it is asked for
   * @param timeout milliseconds until an answer is given up
   */
  constructor(endpoint: string, given?: HashedNotice, timeout = 10_000) {
    this.#endpoint = endpoint;
    this.#given = given;
    this.#timeout = timeout;
  }

  /** The notice that is in effect; without a language the browser's `Accept-Language` decides. */
  async notice(language: string | undefined): Promise<HashedNotice | undefined> {
    const given = this.#given;
    this.#given = undefined;
    try {
      if (given && isNotice(given) && speaks(given.notice, language)) return given;
    } catch {
      // Asked for, like any other that does not hold.
    }
    const query = language ? `?language=${encodeURIComponent(language)}` : "";
    const { body } = await this.#request<HashedNotice>(`notice${query}`, { cache: "no-cache" }, isNotice);
    return body;
  }

  /**
   * Sends the visitor's answer. Only a receipt for the version that was answered counts as recorded.
   *
   * @param key the same whenever this answer is sent again, so that it is recorded once
   */
  async record(answer: Answer, key: string): Promise<Recorded> {
    const { status, body } = await this.#request<{ receipt: Receipt }>(
      "choices",
      {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": key },
        body: JSON.stringify(answer),
        // An answer is not lost when the visitor goes on to the next page meanwhile.
        keepalive: true,
      },
      ({ receipt }) => receipt.policyVersion === answer.policyVersion && !!receipt.choices,
    );
    if (!body) return status === 409 ? "stale" : "failed";
    return body.receipt;
  }

  /** What is not as it has to be, or cannot be looked at without an exception, is no body. */
  async #request<T>(
    path: string,
    init: RequestInit,
    holds: (body: T) => boolean,
  ): Promise<{ status?: number; body?: T }> {
    try {
      const response = await fetch(this.#endpoint + path, {
        ...init,
        signal: AbortSignal.timeout(this.#timeout),
      });
      const { ok, status } = response;
      if (!ok) return { status };
      const body = (await response.json()) as T;
      return holds(body) ? { body } : {};
    } catch {
      return {};
    }
  }
}

/** Whether asking for this language gives this notice: the nearest of the site's languages, or none of them is near. */
function speaks({ languages = [], language }: Notice, wanted = ""): boolean {
  const published = languages.map((tag) => tag.toLowerCase());
  for (let tag = wanted.toLowerCase(); tag; tag = tag.replace(/-?[^-]*$/, ""))
    if (published.includes(tag)) return tag === language.toLowerCase();
  return true;
}

function isNotice({ hash, notice }: HashedNotice): boolean {
  const { policyVersion, language, title, introduction, purposes, vendors, cookies, links, contacts } =
    notice;
  return (
    [purposes, vendors, cookies, links, contacts].every(Array.isArray) &&
    [hash, language, title, introduction].every(isText) &&
    purposes.every(
      ({ id, name, explanation, required, since = 1 }) =>
        [id, name, explanation].every(isText) &&
        typeof required === "boolean" &&
        [since, policyVersion].every(isVersion) &&
        since <= policyVersion,
    )
  );
}

function isText(value: unknown): boolean {
  return !!value && typeof value === "string";
}
