import assert from "node:assert/strict";
import axe from "axe-core";

/** Looks at banner and dialog with everything unfolded; there must be nothing to find. */
export async function findsNothing({ page, banner, preferences }) {
  await banner.shown();
  assert.deepEqual(await violations(page), []);
  await banner.settings.click();
  await preferences.shown();
  for (const summary of await preferences.details.locator("summary").all()) await summary.click();
  assert.deepEqual(await violations(page), []);
}

/** What axe-core finds in a part of the page, sizes of targets with it. */
export async function violations(page, part = "consentry-banner") {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (within) => {
    const rules = { "target-size": { enabled: true } };
    const { violations, passes } = await window.axe.run(within, { rules });
    return {
      violations: violations.map(({ id, nodes }) => [id, nodes[0].html, nodes[0].failureSummary]),
      passes: passes.length,
    };
  }, part);
  assert.ok(found.passes > 3, "axe looked at the widget");
  return found.violations;
}
