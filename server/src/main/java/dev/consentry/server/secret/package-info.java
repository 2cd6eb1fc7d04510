/** The master key, and what is sealed with it in the database. */
@NullMarked
package dev.consentry.server.secret;

import org.jspecify.annotations.NullMarked;
