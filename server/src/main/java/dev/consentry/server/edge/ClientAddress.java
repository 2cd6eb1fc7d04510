package dev.consentry.server.edge;

import dev.consentry.server.mode.Mode;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, by address. {@code X-Forwarded-For} counts only as far as proxies that the
 * configuration trusts wrote it: everybody else can write there what they like.
 */
@Context
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class ClientAddress {
  private static final int WHOLE_IPV4 = 32;
  private static final int WHOLE_IPV6 = 128;
  private static final int NETWORK_BYTES = 8;

  private static final Pattern WITH_PORT =
      Pattern.compile("\\[?(?<address>[0-9.]+|(?<=\\[)[0-9A-Fa-f:.]+(?=]))]?(:[0-9]{1,5})?");

  private final List<IpSubnetFilterRule> trusted;
  private final boolean production;

  ClientAddress(
      Mode mode,
      @Property(name = "consentry.trusted-proxies", defaultValue = "") List<String> trusted) {
    this.production = mode.isProduction();
    this.trusted =
        trusted.stream().filter(each -> !each.isBlank()).map(ClientAddress::network).toList();
  }

  /**
   * What stands for the client in counting: its address; of IPv6 the network of 64 bits, because
   * one client has all of it.
   *
   * @param remote the other end of the connection
   * @param forwardedFor reads the values of X-Forwarded-For in order
   * @return empty for a developer on the service's own machine, who is not counted
   */
  String of(InetSocketAddress remote, Supplier<List<String>> forwardedFor) {
    InetAddress client = remote.getAddress();
    if (client != null && isTrusted(client)) {
      client = behindProxies(client, forwardedFor.get());
    }
    if (client == null || (!production && client.isLoopbackAddress())) {
      return "";
    }
    return counted(client);
  }

  private InetAddress behindProxies(InetAddress proxy, List<String> forwardedFor) {
    InetAddress client = proxy;
    List<String> hops =
        forwardedFor.stream().flatMap(each -> Arrays.stream(each.split(",", -1))).toList();
    for (int i = hops.size() - 1; i >= 0 && isTrusted(client); i--) {
      InetAddress before = parse(withoutPort(hops.get(i).strip()));
      if (before == null) {
        break;
      }
      client = before;
    }
    return client;
  }

  /** Some proxies add the port: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}. */
  private static String withoutPort(String hop) {
    Matcher withPort = WITH_PORT.matcher(hop);
    return withPort.matches() ? withPort.group("address") : hop;
  }

  private boolean isTrusted(InetAddress address) {
    if (trusted.isEmpty()) {
      return false;
    }
    InetSocketAddress socket = new InetSocketAddress(address, 0);
    return trusted.stream().anyMatch(network -> network.matches(socket));
  }

  private static String counted(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    byte[] network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), 16);
    return NetUtil.bytesToIpAddress(network) + "/64";
  }

  /** Asks no name server: what is no address is nobody's. */
  private static @Nullable InetAddress parse(String text) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    try {
      return bytes == null ? null : InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      return null;
    }
  }

  private static IpSubnetFilterRule network(String text) {
    String[] parts = text.strip().split("/", -1);
    InetAddress address = parse(parts[0]);
    try {
      if (address != null && parts.length <= 2) {
        int whole = address instanceof Inet6Address ? WHOLE_IPV6 : WHOLE_IPV4;
        int bits = parts.length == 1 ? whole : Integer.parseInt(parts[1]);
        return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
      }
    } catch (IllegalArgumentException noLength) {
      throw new IllegalArgumentException(complaint(), noLength);
    }
    throw new IllegalArgumentException(complaint());
  }

  private static String complaint() {
    return "consentry.trusted-proxies holds addresses or networks such as 10.0.0.0/8 or"
        + " 2001:db8::/32; correct it";
  }
}
