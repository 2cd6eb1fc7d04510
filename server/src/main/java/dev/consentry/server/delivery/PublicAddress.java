package dev.consentry.server.delivery;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Tells addresses of the public internet from those that lead into somebody's own network (RFC
 * 6890). A webhook at the latter would let whoever writes definitions make the service call what
 * only it can reach.
 */
final class PublicAddress {
  private PublicAddress() {}

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    int third = bytes[2] & 0xff;
    return address instanceof Inet4Address
        ? isPublicV4(first, second, third)
        : isPublicV6(first, second, third, bytes[3] & 0xff);
  }

  private static boolean isPublicV4(int first, int second, int third) {
    return switch (first) {
      case 0, 10, 127 -> false;
      case 100 -> second < 64 || second > 127; // carriers' own networks
      case 169 -> second != 254;
      case 172 -> second < 16 || second > 31;
      case 192 ->
          !(second == 168
              || (second == 0 && (third == 0 || third == 2))
              || (second == 88 && third == 99));
      case 198 -> !(second == 18 || second == 19 || (second == 51 && third == 100));
      case 203 -> !(second == 0 && third == 113);
      default -> first < 224;
    };
  }

  /** Only what is handed out to the internet (2000::/3), without what carries another address. */
  private static boolean isPublicV6(int first, int second, int third, int fourth) {
    boolean global = (first & 0xe0) == 0x20;
    boolean special = first == 0x20 && second == 0x01 && (third < 0x02 || isExample(third, fourth));
    boolean sixToFour = first == 0x20 && second == 0x02;
    return global && !special && !sixToFour;
  }

  private static boolean isExample(int third, int fourth) {
    return third == 0x0d && fourth == 0xb8;
  }
}
