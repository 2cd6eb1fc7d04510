import "orejime/dist/orejime-standard.css";

window.orejimeConfig = {
  privacyPolicyUrl: "/privacy",
  purposes: ["essential", "analytics", "advertising"].map((id) => ({
    id,
    title: id,
    description: "What it is for.",
    isMandatory: id === "essential",
    cookies: [],
  })),
};
await import("orejime/dist/orejime-standard-en.js");
