/** What was stripped: counts and cookie names, never values. */
@NullMarked
package dev.consentry.filter.report;

import org.jspecify.annotations.NullMarked;
