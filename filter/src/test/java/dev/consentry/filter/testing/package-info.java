/** What the tests of several rooms share. */
@NullMarked
package dev.consentry.filter.testing;

import org.jspecify.annotations.NullMarked;
