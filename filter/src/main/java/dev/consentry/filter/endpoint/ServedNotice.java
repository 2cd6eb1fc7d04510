package dev.consentry.filter.endpoint;

import dev.consentry.filter.page.Notice;
import org.jspecify.annotations.Nullable;

/**
 * A notice as the service sent it.
 *
 * @param notice what it says
 * @param json the whole answer, a JSON object; not to be changed
 * @param etag the answer's entity tag; null where it has none
 */
@SuppressWarnings("ArrayRecordComponent") // what is sent, never compared
record ServedNotice(Notice notice, byte[] json, @Nullable String etag) {}
