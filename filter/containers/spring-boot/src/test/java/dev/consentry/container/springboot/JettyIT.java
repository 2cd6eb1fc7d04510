package dev.consentry.container.springboot;

import dev.consentry.container.springboot.RunningShop.Server;

class JettyIT extends SpringBootIT {
  JettyIT() {
    super(Server.JETTY);
  }
}
