package dev.consentry.filter.containers.contract;

/** The version of HTTP that a container is asked in. */
public enum Protocol {
  /** Over a plain socket. */
  HTTP_1_1("") {
    @Override
    Client clientTo(int port) {
      return new RawClient(port);
    }
  },
  /** In clear text and without an upgrade, as proxies ask that know their webapp. */
  HTTP_2(" over HTTP/2") {
    @Override
    Client clientTo(int port) throws Exception {
      return Http2Asker.to(port);
    }
  };

  private final String title;

  Protocol(String title) {
    this.title = title;
  }

  abstract Client clientTo(int port) throws Exception;

  /** What it adds to the title of a container. */
  String title() {
    return title;
  }
}
