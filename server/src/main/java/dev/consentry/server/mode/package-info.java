/** Development or production, and what production does not start without. */
@NullMarked
package dev.consentry.server.mode;

import org.jspecify.annotations.NullMarked;
