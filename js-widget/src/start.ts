import type { Desk, Widget, WidgetModule } from "./desk.ts";
import { onChange } from "./effects/change-event.ts";
import type { ConsentryApi } from "./effects/page-api.ts";
import { whenGated } from "./effects/when-gated.ts";
import { settingsOf } from "./settings.ts";
import { openerIn } from "./ui/opener.ts";

/**
 * Puts the way back into the page, offers `window.consentry`, and asks the visitor who has not chosen. A second copy of the
 * script on the page changes nothing. This is on every page, so every byte counts.
 *
 * @param url the address of this script
 * @param load fetches the banner, which a visitor who has chosen does not need
 */
export function start(url: string, load: () => Promise<WidgetModule>, settings = settingsOf(url)): void {
  if (window.consentry) return;
  const host = document.createElement("consentry-banner");
  const opener = openerIn(host.attachShadow({ mode: "open" }), settings);
  const desk: Desk = {
    settings,
    url,
    host,
    opener,
    known: stored(),
    grants: (asked) => stored().split("&").includes(`${asked}=1`),
  };

  let widget: Promise<Widget> | undefined;
  /** Leaves it to the banner's script; where that cannot be had, to the endpoint's page, which needs no script. */
  const calls =
    (task: keyof Widget) =>
    (...purposes: unknown[]) =>
      (widget ??= load().then((script) => script.default(desk)))
        .then((there) => there[task](...(purposes as string[])) as Promise<boolean>)
        .catch(() => {
          if (task[0] === "s") location.href = settings.endpoint ?? (new URL(".", url) as unknown as string);
          return false;
        });
  const showPreferences = calls("showPreferences");
  window.consentry = {
    has: (purpose: string, part: string) =>
      purpose === "essential" ||
      ([purpose, `${purpose}/${part}`].some(desk.grants) &&
        !(purpose === "advertising" && navigator.globalPrivacyControl)),
    on: onChange,
    show: calls("show"),
    showPreferences,
    grant: calls("grant"),
    refuse: calls("refuse"),
    withdraw: calls("refuse"),
  } as ConsentryApi;
  opener.onclick = showPreferences;
  document.addEventListener("click", (event) => {
    if (!(event.target as Element).closest?.("[data-consentry-preferences]")) return;
    event.preventDefault();
    showPreferences();
  });

  const refresh = () => {
    if (widget || stored() !== desk.known) calls("refresh")();
  };
  document.addEventListener("visibilitychange", refresh);

  document.body.append(host);
  if (/^$|&ask=/.test(desk.known)) calls("ask")();
  whenGated();
  // To be connected takes a while, and nobody waits for it; what other tabs said before is in the cookie.
  setTimeout(() => {
    try {
      new BroadcastChannel("consentry").onmessage = refresh;
    } catch {
      // Where the browser keeps nothing for the site, it may refuse this too; the cookie is looked at all the same.
    }
    refresh();
  }, 500);
}

/** What `consent-choices` says, if it is an answer to a policy version. */
function stored(): string {
  return /(^|; )consent-choices=(pv=[1-9][^;]*)/.exec(document.cookie)?.[2] ?? "";
}
