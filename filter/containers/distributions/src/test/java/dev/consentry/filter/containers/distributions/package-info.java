/** The filter's packed jar in application servers as their makers distribute them. */
@NullMarked
package dev.consentry.filter.containers.distributions;

import org.jspecify.annotations.NullMarked;
