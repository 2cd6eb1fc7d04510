/**
 * Which cookie may leave: pure functions of a cookie's name, the visitor's consent and the policy.
 * No servlet type, no clock, no input or output.
 */
@NullMarked
package dev.consentry.filter.decision;

import org.jspecify.annotations.NullMarked;
