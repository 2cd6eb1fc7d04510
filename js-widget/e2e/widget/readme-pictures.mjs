// Takes the pictures of the README anew: node widget/readme-pictures.mjs
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launchChromium } from "../browser/chromium.mjs";
import { Banner } from "../pages/banner.mjs";
import { Preferences } from "../pages/preferences.mjs";
import { startSite } from "./site.mjs";

const folder = fileURLToPath(new URL("../../docs/", import.meta.url));
const SHOTS = [
  ...["en", "ko", "ja", "zh"].map((language) => ({ name: language, language })),
  { name: "dark", colorScheme: "dark" },
  { name: "bar", attributes: 'data-layout="bar" data-close="later"' },
  { name: "narrow", viewport: { width: 320, height: 600 } },
];

mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
const site = await startSite();
for (const { name, language = "en", attributes, ...options } of SHOTS) {
  const page = await browser.newPage({
    viewport: { width: 800, height: 520 },
    reducedMotion: "reduce",
    ...options,
  });
  await page.goto(site.page(language, attributes));
  await new Banner(page).shown();
  await page.screenshot({ path: `${folder}/banner-${name}.png` });
  // Where the banner is does not show in the dialog.
  if (attributes) {
    await page.close();
    continue;
  }
  // High enough for the first purpose that can be refused, with its switch and what refusing it means.
  await page.setViewportSize({ ...page.viewportSize(), height: 720 });
  await new Banner(page).settings.click();
  await new Preferences(page).shown();
  // Off the buttons, which all look the same unless the pointer is on one.
  await page.mouse.move(1, 1);
  await page.screenshot({ path: `${folder}/dialog-${name}.png` });
  await page.close();
}
await site.stop();
await browser.close();
