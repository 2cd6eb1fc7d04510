/** What was stripped and which cookies the webapp sets: counts and names, never values. */
@NullMarked
package dev.consentry.filter.report;

import org.jspecify.annotations.NullMarked;
