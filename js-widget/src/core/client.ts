import type { Answer, Choices, HashedNotice } from "./types.ts";

/** `stale`: the notice is no longer the one in effect. `failed`: nothing was recorded, as far as anyone can tell. */
export type Recorded = { choices: Choices } | "stale" | "failed";

/** Talks to the endpoint. Nothing is thrown: a service that is down, slow or answers nonsense has simply not answered. */
export class Client {
  readonly #endpoint: string;
  readonly #timeout: number;

  /**
   * @param endpoint where `notice` and `choices` are, with a slash at the end: `https://www.medit.example/.consent/`
   * @param timeout milliseconds until an answer is given up
   */
  constructor(endpoint: string, timeout = 10_000) {
    this.#endpoint = endpoint;
    this.#timeout = timeout;
  }

  /** The notice that is in effect; without a language the browser's `Accept-Language` decides. */
  async notice(language: string | undefined): Promise<HashedNotice | undefined> {
    const query = language ? `?language=${encodeURIComponent(language)}` : "";
    const answer = await this.#request(`notice${query}`, { cache: "no-cache" });
    return isNotice(answer?.body) ? answer.body : undefined;
  }

  /** Sends the visitor's answer. Only a receipt counts as recorded. */
  async record(answer: Answer): Promise<Recorded> {
    const response = await this.#request("choices", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(answer),
    });
    if (response?.status === 409) return "stale";
    const choices = (response?.body as { receipt?: { choices?: Choices } } | null | undefined)?.receipt
      ?.choices;
    return choices ? { choices } : "failed";
  }

  async #request(path: string, init: RequestInit): Promise<{ status: number; body?: unknown } | undefined> {
    try {
      const response = await fetch(this.#endpoint + path, {
        ...init,
        signal: AbortSignal.timeout(this.#timeout),
      });
      return response.ok
        ? { status: response.status, body: await response.json() }
        : { status: response.status };
    } catch {
      return undefined;
    }
  }
}

const LISTS = ["purposes", "vendors", "cookies", "links", "contacts"] as const;

function isNotice(body: unknown): body is HashedNotice {
  const { hash, notice } = (body ?? {}) as Partial<HashedNotice>;
  return !!hash && LISTS.every((list) => Array.isArray(notice?.[list]));
}
