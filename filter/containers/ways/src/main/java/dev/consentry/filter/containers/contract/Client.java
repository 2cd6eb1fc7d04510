package dev.consentry.filter.containers.contract;

import dev.consentry.filter.containers.ways.Way;
import java.util.List;

/** Asks a webapp over some version of HTTP; any number of threads may do so. */
interface Client extends AutoCloseable {
  /**
   * Goes a way.
   *
   * @param moreHeaders header lines beside those of the way
   */
  Answer ask(Way way, List<String> moreHeaders);

  @Override
  void close();
}
