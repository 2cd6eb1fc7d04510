/** The consent service. One package per feature; each names its own rules. */
@NullMarked
package dev.consentry.server;

import org.jspecify.annotations.NullMarked;
