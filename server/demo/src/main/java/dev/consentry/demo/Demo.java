package dev.consentry.demo;

import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts the consent service and the example webapp, and waits until it is told to stop. */
public final class Demo {
  private static final int FAILED = 1;
  private static final int BAD_OPTION = 2;

  private Demo() {}

  /**
   * Runs the demo.
   *
   * @param arguments as {@code --help} explains them; exit code 2 when they cannot be followed, 1
   *     when something does not start
   */
  public static void main(String[] arguments) throws InterruptedException {
    Path home = home();
    try {
      DemoOptions options = DemoOptions.parse(home.resolve("data"), arguments);
      if (options.help()) {
        System.out.println(DemoOptions.explanation());
        return;
      }
      run(new RunningDemo(options, home.resolve("consentry-example-webapp.war"), System.out));
    } catch (BadOptionException e) {
      System.err.println(e.getMessage());
      System.exit(BAD_OPTION);
    } catch (StartFailedException e) {
      System.err.println(e.getMessage());
      System.exit(FAILED);
    }
  }

  private static void run(RunningDemo demo) throws StartFailedException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(demo, System.out), "stop"));
    Announcement announcement = start(demo);
    announcement.box().forEach(System.out::println);
    System.out.println(announcement.ready());
    new CountDownLatch(1).await();
  }

  private static Announcement start(RunningDemo demo) throws StartFailedException {
    try {
      return demo.start();
    } catch (StartFailedException | RuntimeException e) {
      demo.close();
      throw e;
    }
  }

  private static void stop(RunningDemo demo, PrintStream out) {
    if (demo.isStopped()) {
      return;
    }
    out.println("Stopping ...");
    demo.close();
    out.println("Stopped. Start again with the same command; the data is kept.");
  }

  /** The folder of the jar, or of the folder of classes. */
  private static Path home() {
    try {
      Path code = Path.of(Demo.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return code.toAbsolutePath().resolveSibling("").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The demo's own location is no file", e);
    }
  }
}
