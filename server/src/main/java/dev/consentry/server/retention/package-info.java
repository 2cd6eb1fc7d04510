/**
 * Moves consent records whose time has come out of the ledger, and destroys them when it is over.
 */
@NullMarked
package dev.consentry.server.retention;

import org.jspecify.annotations.NullMarked;
