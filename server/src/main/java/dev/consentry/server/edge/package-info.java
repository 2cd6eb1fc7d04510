/**
 * What every request passes before its room, such as whose page sent it and how often its sender
 * asks, and every answer on its way out.
 */
@NullMarked
package dev.consentry.server.edge;

import org.jspecify.annotations.NullMarked;
