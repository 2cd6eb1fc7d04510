package dev.consentry.filter.decision;

import java.util.List;

/**
 * What of a request matters for deleting its cookies.
 *
 * @param cookieHeaders its {@code Cookie} headers
 * @param host the host that it names, without port
 * @param path the path that the browser asked for, as it stands in the request line
 * @param secure whether it came by HTTPS
 */
public record BrowserRequest(
    List<String> cookieHeaders, String host, String path, boolean secure) {}
