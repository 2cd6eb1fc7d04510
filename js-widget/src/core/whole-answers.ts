import type { Receipt } from "./client.ts";
import type { InParts } from "./parts.ts";
import type { Choices, Notice, Purpose } from "./types.ts";

/** What puts an answer together, and reads what was recorded of it. */
export interface Answers {
  inParts(
    purposes: Purpose[],
    notice: Notice,
    before: Choices,
    decided: Choices,
    refused: readonly string[],
  ): InParts;
  choicesOf(receipt: Receipt): Choices;
}

/**
 * Where it comes from.
 *
 * @param purposes those that are asked
 * @param named what was decided and what was answered before, by purpose, or by part of one: `advertising/medit`
 */
export type Answering = (purposes: Purpose[], named: Choices) => Promise<Answers>;

/** Answers purposes as wholes at once, and loads what knows their parts only where there are any. */
export const answering: Answering = async (purposes, named) =>
  purposes.some(({ askEach }) => askEach) || Object.keys(named).some((key) => key.includes("/"))
    ? import("./parts.ts")
    : { inParts: asWholes, choicesOf: ({ choices }) => choices };

function asWholes(
  purposes: Purpose[],
  _: Notice,
  before: Choices,
  decided: Choices,
  refused: readonly string[],
): InParts {
  const answer: InParts = { choices: {}, withdraws: false };
  for (const { id } of purposes) {
    const now = !refused.includes(id) && (decided[id] ?? before[id] ?? false);
    answer.withdraws ||= !!before[id] && !now;
    answer.choices[id] = now;
  }
  return answer;
}
