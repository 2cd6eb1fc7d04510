package dev.consentry.filter.containers.ways;

import java.util.List;

/** Answers by JAX-RS. The resources are {@link RestAnswers} and {@link RestLater}. */
final class RestWays {
  /** As {@link RestSetting} calls them, which is not loaded for the names alone. */
  private static final List<String> BY_RESPONSE = List.of("new-cookie", "header");

  private RestWays() {}

  static void addTo(Ways ways) {
    for (String setting : BY_RESPONSE) {
      resource(ways, "now/response", setting, 200);
      resource(ways, "now/status/204", setting, 204);
      resource(ways, "now/status/303", setting, 303);
      resource(ways, "now/status/304", setting, 304);
      resource(ways, "now/streaming/1", setting, 200);
      resource(ways, "now/streaming/10000", setting, 200);
      resource(ways, "now/both", setting, 200);
      resource(ways, "now/mapped", setting, 418);
      resource(ways, "now/thrown", setting, 409);
      resource(ways, "now/filtered", setting, 200);
      resource(ways, "now/aborted", setting, 403);
      resource(ways, "now/intercepted", setting, 200);
      resource(ways, "now/written", setting, 200);
      resource(ways, "now/part", setting, 200);
      resource(ways, "later/resumed", setting, 200);
      resource(ways, "later/failed", setting, 418);
      resource(ways, "later/late", setting, 503);
      resource(ways, "later/promised", setting, 200);
      resource(ways, "later/events-filtered", setting, 200);
    }
    for (Setting setting : Setting.values()) {
      resource(ways, "now/servlet", setting.id(), 200);
      resource(ways, "now/streaming-servlet", setting.id(), 200);
      resource(ways, "later/resumed-servlet", setting.id(), 200);
      resource(ways, "later/events", setting.id(), 200);
    }
  }

  private static void resource(Ways ways, String path, String setting, int status) {
    ways.way("rest-" + path.replace('/', '-') + "-" + setting)
        .asking("GET", "/rest/" + path + "/" + setting)
        .status(status);
  }
}
