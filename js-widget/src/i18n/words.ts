/**
 * What the widget says in words of its own; everything else comes from the site's notice. A language's file lists them in this
 * order: positions instead of names keep the script small.
 */
export const enum Say {
  /** The BCP 47 tag of these words. */
  language,
  /** Name of the dialog, and of the button that opens it from anywhere. */
  preferences,
  settings,
  acceptAll,
  refuseAll,
  /** The same two when only some purposes are asked. */
  accept,
  refuse,
  save,
  close,
  retry,
  alwaysOn,
  whenRefused,
  /** Heading of a purpose's vendors and cookies. */
  details,
  /** Heading of the vendors that set no cookie. */
  otherVendors,
  /** The lifetime of a session cookie. */
  session,
  privacyPolicy,
  /** Above the purposes that changed since they were answered, or while the visitor was answering. */
  changed,
  saved,
  /** Nobody can tell whether the answer was recorded, so it must not be said that it was not. */
  saveFailed,
  loadFailed,
  /** Why advertising cannot be switched on: the browser's signal refuses it. */
  signal,
  /** Before the name of the purpose, in the place of what is not shown without consent. */
  blocked,
  /** Grants that purpose. */
  allow,
  /** Heading of the policy's versions that are no longer in effect. */
  earlierVersions,
  /** After a withdrawal: scripts that ran cannot be stopped otherwise. */
  reloadNeeded,
  reload,
  /** Where the browser refuses cookies. */
  notKept,
  /** Only the page without scripts says this and what follows: the form came from elsewhere, or was too old. */
  notSent,
  /** The link to where the visitor came from. */
  back,
  /** How many there are. */
  count,
}

type ListOf<Count extends string, List extends readonly string[] = []> = `${List["length"]}` extends Count
  ? List
  : ListOf<Count, readonly [...List, string]>;

/** The widget's own words in one language: not one less, not one more. */
export type Words = ListOf<`${Say.count}`>;
