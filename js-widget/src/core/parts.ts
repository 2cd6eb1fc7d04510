import type { Receipt } from "./client.ts";
import type { Choices, CookieDeclaration, Notice, Purpose } from "./types.ts";

/** What of a purpose is asked about on its own, vendors or cookies; nothing where it is asked about as a whole. */
export function partsOf({ id, askEach }: Purpose, cookies: CookieDeclaration[]): string[] {
  const parts = cookies.filter(({ purpose }) => askEach && purpose === id);
  return [...new Set(parts.map(({ vendor, name }) => (askEach === "vendor" ? vendor : name)))];
}

/** What is sent for an answer. */
export interface InParts {
  choices: Choices;
  /** Absent where every purpose is answered as a whole. */
  parts?: Record<string, Choices>;
  /** Whether something is taken back. */
  withdraws: boolean;
}

/**
 * Puts together what was decided and what was answered before, part by part.
 *
 * @param decided names purposes, and parts of them: `advertising/medit`. Parts of a purpose that it does not name, where it names
 *   others, keep their answer
 * @param refused purposes that the browser's own signal refuses
 */
export function inParts(
  purposes: Purpose[],
  { cookies }: Notice,
  before: Choices,
  decided: Choices,
  refused: readonly string[],
): InParts {
  const answer: InParts = { choices: {}, withdraws: false };
  for (const purpose of purposes) {
    const { id } = purpose;
    const asked = partsOf(purpose, cookies);
    const keys = asked.map((part) => `${id}/${part}`);
    const named = keys.some((key) => key in decided);
    // What is not asked about on its own stands for its purpose.
    const stray = Object.keys(decided).find((key) => key.startsWith(`${id}/`) && !keys.includes(key));
    const whole = stray ? decided[stray] : named ? undefined : decided[id];
    const grants = (key: string, choice?: boolean) => {
      const was = before[key] ?? before[id];
      const now = !refused.includes(id) && (choice ?? whole ?? was ?? false);
      answer.withdraws ||= !!was && !now;
      return now;
    };
    const answers = asked.map((part, i) => [part, grants(keys[i]!, decided[keys[i]!])] as const);
    answer.choices[id] = asked.length ? answers.some(([, granted]) => granted) : grants(id);
    if (answers.some(([, granted]) => granted !== answers[0]![1]))
      (answer.parts ??= {})[id] = Object.fromEntries(answers);
  }
  return answer;
}

/** Which parts of a purpose are granted is told by the cookie; where one is refused, the purpose as a whole is not granted. */
export function choicesOf({ choices, parts = {} }: Receipt): Choices {
  return Object.fromEntries(
    Object.entries(choices).map(([id, granted]) => [
      id,
      granted && !Object.values(parts[id] ?? {}).includes(false),
    ]),
  );
}
