package dev.consentry.container.springboot;

import dev.consentry.container.springboot.RunningShop.Server;

class TomcatIT extends SpringBootIT {
  TomcatIT() {
    super(Server.TOMCAT);
  }
}
