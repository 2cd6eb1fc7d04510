/** The signed token: its claims, its codec, its keys. The one room that the service shares. */
@NullMarked
package dev.consentry.filter.token;

import org.jspecify.annotations.NullMarked;
