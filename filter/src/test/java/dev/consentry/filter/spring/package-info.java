@NullMarked
package dev.consentry.filter.spring;

import org.jspecify.annotations.NullMarked;
