/** A company's website as it was before Consentry. Nothing in here knows of consent. */
@NullMarked
package dev.consentry.example;

import org.jspecify.annotations.NullMarked;
