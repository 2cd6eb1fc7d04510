/** Tells vendors' webhooks of withdrawals and erasures, until they have taken it. */
@NullMarked
package dev.consentry.server.delivery;

import org.jspecify.annotations.NullMarked;
