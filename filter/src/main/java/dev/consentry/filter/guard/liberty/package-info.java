/**
 * The commit guard of Open Liberty. Its classes are in no artifact that a build could use, so this
 * goes by their names.
 */
@NullMarked
package dev.consentry.filter.guard.liberty;

import org.jspecify.annotations.NullMarked;
