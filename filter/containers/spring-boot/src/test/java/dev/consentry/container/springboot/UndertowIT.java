package dev.consentry.container.springboot;

import dev.consentry.container.springboot.RunningShop.Server;

class UndertowIT extends SpringBootIT {
  UndertowIT() {
    super(Server.UNDERTOW);
  }
}
