/** Ids and keys that nobody can guess, and their hashes. */
@NullMarked
package dev.consentry.server.random;

import org.jspecify.annotations.NullMarked;
