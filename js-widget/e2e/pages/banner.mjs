/** The banner, as a visitor finds it: through the shadow root. */
export class Banner {
  /** @param {import("playwright-core").Page} page */
  constructor(page) {
    this.page = page;
    this.region = page.locator("consentry-banner").locator(".banner");
    this.heading = this.region.getByRole("heading", { level: 2 });
    /** Refuse, accept, settings: in the order in which they stand. */
    this.buttons = this.region.locator(".answers .row:last-child button");
    this.refuse = this.buttons.nth(0);
    this.accept = this.buttons.nth(1);
    this.settings = this.buttons.nth(2);
    this.alert = this.region.getByRole("alert");
    this.retry = this.region.locator("button.plain");
  }

  /** Waits until it is there. */
  async shown() {
    await this.region.waitFor();
    return this;
  }

  /** Waits until it is gone. */
  async gone() {
    await this.region.waitFor({ state: "hidden" });
  }
}
