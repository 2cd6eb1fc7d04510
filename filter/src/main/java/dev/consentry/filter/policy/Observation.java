package dev.consentry.filter.policy;

/**
 * What the service hears of a cookie that a webapp sets. Never a value.
 *
 * @param cookie its name
 * @param outcome {@code KEPT}, or why it may not leave, such as {@code UNDECLARED}
 * @param way by which way it was set, such as {@code addCookie}
 * @param path the webapp's own pattern of the paths where it is set; empty where not observed
 * @param count how often since the last delivery
 */
public record Observation(String cookie, String outcome, String way, String path, long count) {}
