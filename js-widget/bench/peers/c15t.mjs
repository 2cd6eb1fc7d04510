// c15t without React has no banner of its own: the smallest one that asks as its state says.
import { getOrCreateConsentRuntime } from "c15t";

const { consentStore } = getOrCreateConsentRuntime({
  mode: "offline",
  consentCategories: ["necessary", "measurement", "marketing"],
});
function show({ activeUI }) {
  if (activeUI !== "banner" || document.getElementById("c15t")) return;
  const banner = document.createElement("section");
  banner.id = "c15t";
  banner.style.cssText = "position:fixed;bottom:16px;left:16px;padding:24px;background:#fff;border:1px solid";
  banner.append("May we use cookies? Some cookies keep this site working. ");
  for (const [label, kind] of [
    ["Refuse all", "necessary"],
    ["Accept all", "all"],
  ]) {
    const button = document.createElement("button");
    button.textContent = label;
    button.onclick = () =>
      consentStore
        .getState()
        .saveConsents(kind)
        .then(() => banner.remove());
    banner.append(button);
  }
  document.body.append(banner);
}
consentStore.subscribe(show);
show(consentStore.getState());
