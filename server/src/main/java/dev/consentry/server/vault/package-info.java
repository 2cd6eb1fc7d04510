/**
 * The visitors' keys, kept apart from the ledger: without them nobody can tell whose a record is.
 */
@NullMarked
package dev.consentry.server.vault;

import org.jspecify.annotations.NullMarked;
