// Takes pictures of banner and dialog, for people to look at: node widget/pictures.mjs [folder]
import { mkdirSync } from "node:fs";
import { launchChromium } from "../browser/chromium.mjs";
import { Banner } from "../pages/banner.mjs";
import { Preferences } from "../pages/preferences.mjs";
import { startSite } from "./site.mjs";

const folder = process.argv[2] ?? "target/pictures";
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };
const SHOTS = [
  ...["en", "ko", "ja", "zh"].flatMap((language) => [
    { language, colorScheme: "light", viewport: WIDE },
    { language, colorScheme: "dark", viewport: WIDE },
    { language, colorScheme: "light", viewport: NARROW },
  ]),
  { language: "en", colorScheme: "light", viewport: WIDE, forcedColors: "active" },
];

mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
const site = await startSite();
for (const { language, viewport, colorScheme, forcedColors } of SHOTS) {
  const page = await browser.newPage({ viewport, colorScheme, forcedColors, reducedMotion: "reduce" });
  const name = [language, forcedColors ? "forced" : colorScheme, viewport.width].join("-");
  await page.goto(site.page(language));
  await new Banner(page).shown();
  await page.screenshot({ path: `${folder}/banner-${name}.png` });
  await new Banner(page).settings.click();
  const { details } = await new Preferences(page).shown();
  await page.screenshot({ path: `${folder}/dialog-${name}.png` });
  await details.nth(1).locator("summary").click();
  await page.screenshot({ path: `${folder}/details-${name}.png` });
  await page.close();
}
await site.stop();
await browser.close();
console.log(`Pictures are in ${folder}`);
