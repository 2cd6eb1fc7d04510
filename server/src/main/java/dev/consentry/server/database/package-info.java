/** What the stores of all rooms need of the database. */
@NullMarked
package dev.consentry.server.database;

import org.jspecify.annotations.NullMarked;
