/**
 * The portable base of enforcement: request and response wrappers through which every way of
 * setting a cookie passes that the Servlet API has. Beside the filter's entry the only room that
 * knows that API.
 */
@NullMarked
package dev.consentry.filter.servlet;

import org.jspecify.annotations.NullMarked;
