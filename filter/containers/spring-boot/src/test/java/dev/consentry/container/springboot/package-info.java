/** The packaged filter in real Spring Boot applications. */
@NullMarked
package dev.consentry.container.springboot;

import org.jspecify.annotations.NullMarked;
