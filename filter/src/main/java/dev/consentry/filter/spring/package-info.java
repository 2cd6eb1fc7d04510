/**
 * Drops the filter into Spring Boot applications, which look for no {@code
 * ServletContainerInitializer}. Loaded by Spring Boot alone: nothing else here refers to it.
 */
@NullMarked
package dev.consentry.filter.spring;

import org.jspecify.annotations.NullMarked;
