/** The preferences dialog, and the permanent button that opens it. */
export class Preferences {
  /** @param {import("playwright-core").Page} page */
  constructor(page) {
    this.page = page;
    const widget = page.locator("consentry-banner");
    this.wayBack = widget.locator("[part=opener]");
    this.status = widget.getByRole("status");
    this.dialog = widget.locator("dialog:not(.banner)");
    this.heading = this.dialog.getByRole("heading", { level: 2 });
    this.close = this.dialog.locator(".head > button").first();
    this.switches = this.dialog.getByRole("switch");
    this.details = this.dialog.locator("details");
    this.buttons = this.dialog.locator(".answers .row:last-child button");
    this.refuse = this.buttons.nth(0);
    this.accept = this.buttons.nth(1);
    this.save = this.buttons.nth(2);
    this.alert = this.dialog.getByRole("alert");
    this.retry = this.dialog.locator(".answers button.plain");
  }

  /** The switch of a purpose, by its id: `analytics`. */
  purpose(id) {
    return this.dialog.locator(`input[id="${id}"]`);
  }

  /** Opens it by the permanent button. */
  async open() {
    await this.wayBack.click();
    return this.shown();
  }

  async shown() {
    await this.dialog.waitFor();
    return this;
  }

  async gone() {
    await this.dialog.waitFor({ state: "hidden" });
  }
}
