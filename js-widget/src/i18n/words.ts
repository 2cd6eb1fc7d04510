/** The widget's own words; everything else it says comes from the site's notice. */
export interface Words {
  /** The BCP 47 tag of these words. */
  language: string;
  /** Name of the dialog, and of the button that opens it from anywhere. */
  preferences: string;
  settings: string;
  acceptAll: string;
  refuseAll: string;
  /** The same two when only some purposes are asked. */
  accept: string;
  refuse: string;
  save: string;
  close: string;
  retry: string;
  alwaysOn: string;
  whenRefused: string;
  /** Heading of a purpose's vendors and cookies. */
  details: string;
  /** Heading of the vendors that set no cookie. */
  otherVendors: string;
  /** The lifetime of a session cookie. */
  session: string;
  privacyPolicy: string;
  /** Above the purposes that changed since they were answered. */
  askedAgain: string;
  saved: string;
  /** The notice changed while the visitor was answering. */
  changed: string;
  saveFailed: string;
  loadFailed: string;
}
