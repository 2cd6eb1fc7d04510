import "klaro/dist/klaro.min.css";
import * as klaro from "klaro/dist/klaro-no-css.js";

const config = {
  privacyPolicy: "/privacy",
  acceptAll: true,
  lang: "en",
  translations: {
    en: { purposes: { essential: "Essential", analytics: "Analytics", advertising: "Advertising" } },
  },
  services: ["essential", "analytics", "advertising"].map((name) => ({
    name,
    title: name,
    purposes: [name],
    required: name === "essential",
  })),
};
window.klaroConfig = config;
klaro.setup(config);
