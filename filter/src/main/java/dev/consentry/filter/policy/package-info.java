/**
 * The rules that a webapp enforces: an immutable snapshot of a site's policy, read strictly,
 * fetched off the request threads, the last good one kept.
 */
@NullMarked
package dev.consentry.filter.policy;

import org.jspecify.annotations.NullMarked;
