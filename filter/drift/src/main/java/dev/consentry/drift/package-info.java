/** Fails a webapp's own tests when the webapp sets a cookie that its policy does not declare. */
@NullMarked
package dev.consentry.drift;

import org.jspecify.annotations.NullMarked;
