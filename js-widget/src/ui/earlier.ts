import type { Notice } from "../core/types.ts";
import { Say, type Words } from "../i18n/words.ts";
import { h } from "./dom.ts";

/** A version of the policy, as the list of them names it. */
interface Version {
  version: number;
  effectiveFrom: string;
  effectiveUntil?: string;
  replacedBy?: number;
}

/** The policy's versions that are no longer in effect; fetched when somebody opens the list, and each one's texts when that is opened. */
export function earlierVersions(current: Notice, words: Words, endpoint: string): HTMLElement {
  return h(
    "div",
    { class: "card" },
    unfolding(words[Say.earlierVersions], words, async () => {
      const { policies } = await json<{ policies: Version[] }>(`${endpoint}policies`);
      const earlier = policies.filter(
        ({ version, replacedBy }) => version < current.policyVersion && !replacedBy,
      );
      return earlier.reverse().map((version) => versionItem(version, current.language, words, endpoint));
    }),
  );
}

function versionItem(
  { version, effectiveFrom, effectiveUntil }: Version,
  language: string,
  words: Words,
  endpoint: string,
): HTMLElement {
  const days = [effectiveFrom, effectiveUntil]
    .filter((time) => time !== undefined)
    .map((time) => new Date(time).toLocaleDateString(language, { dateStyle: "long" }));
  return unfolding(`${version} · ${days.join(" – ")}`, words, async () => {
    const address = `${endpoint}policies/${version}?language=${encodeURIComponent(language)}`;
    const { title, introduction, purposes } = (await json<{ notice: Notice }>(address)).notice;
    return [
      h("h4", {}, title),
      h("p", {}, introduction),
      ...purposes.map(({ name, explanation }) => h("p", {}, h("b", {}, name), ` ${explanation}`)),
    ];
  });
}

/** Fetches what it holds when it is opened, and again the next time if that failed. */
function unfolding(title: string, words: Words, fetchContent: () => Promise<Node[]>): HTMLDetailsElement {
  const content = h("div", { "aria-live": "polite" });
  let fetched = false;
  const details = h(
    "details",
    {
      ontoggle: async () => {
        if (!details.open || fetched) return;
        try {
          const found = await fetchContent();
          content.replaceChildren(...(found.length ? found : ["–"]));
          fetched = true;
        } catch {
          content.replaceChildren(h("p", {}, words[Say.loadFailed]));
        }
      },
    },
    h("summary", {}, title),
    content,
  );
  return details;
}

async function json<T>(address: string): Promise<T> {
  const response = await fetch(address, { signal: AbortSignal.timeout(1e4) });
  if (!response.ok) throw new Error("No such version");
  return (await response.json()) as T;
}
