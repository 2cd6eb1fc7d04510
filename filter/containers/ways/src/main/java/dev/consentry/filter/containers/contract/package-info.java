/**
 * What every container has to hold with the filter's jar in a webapp, asked from outside over a
 * plain socket.
 */
@NullMarked
package dev.consentry.filter.containers.contract;

import org.jspecify.annotations.NullMarked;
