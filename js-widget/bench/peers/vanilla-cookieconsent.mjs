import * as CookieConsent from "vanilla-cookieconsent";
import "vanilla-cookieconsent/dist/cookieconsent.css";

CookieConsent.run({
  // Chromium driven by a program counts as one.
  hideFromBots: false,
  categories: { necessary: { readOnly: true }, analytics: {}, advertising: {} },
  language: {
    default: "en",
    translations: {
      en: {
        consentModal: {
          title: "May we use cookies?",
          description: "Some cookies keep this site working. With your consent we also count visits.",
          acceptAllBtn: "Accept all",
          acceptNecessaryBtn: "Refuse all",
          showPreferencesBtn: "Settings",
        },
        preferencesModal: {
          title: "Cookie settings",
          acceptAllBtn: "Accept all",
          acceptNecessaryBtn: "Refuse all",
          savePreferencesBtn: "Save choices",
          sections: ["necessary", "analytics", "advertising"].map((linkedCategory) => ({
            title: linkedCategory,
            description: "What it is for.",
            linkedCategory,
          })),
        },
      },
    },
  },
});
