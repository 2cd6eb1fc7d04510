/**
 * Counts and state for Micrometer, where the webapp or its container has it: no cookie's name, no
 * path, nothing of a visitor.
 */
@NullMarked
package dev.consentry.filter.metrics;

import org.jspecify.annotations.NullMarked;
