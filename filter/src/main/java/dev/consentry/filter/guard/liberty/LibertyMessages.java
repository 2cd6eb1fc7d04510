package dev.consentry.filter.guard.liberty;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The message that Open Liberty's HTTP channel writes for a servlet response, and what can be done
 * with it. All of it by name; that it is there is seen when the guard is made.
 */
final class LibertyMessages {
  private static final String CHANNEL = "com.ibm.ws.http.channel.internal.";

  private final Class<?> servletResponse;
  private final Class<?> channelResponse;
  private final Class<?> httpResponse;
  private final Class<?> messageType;
  private final Method getChannelResponse;
  private final Field response;
  private final Field message;
  private final Field addedCookies;
  private final Method joinCookies;
  private final Method allFields;
  private final Method removeField;
  private final Method appendField;
  private final Method fieldKey;
  private final Method fieldName;
  private final Method fieldValue;
  private final Constructor<?> newMessage;

  private LibertyMessages(ClassLoader container) throws ReflectiveOperationException {
    servletResponse = container.loadClass("com.ibm.ws.webcontainer.srt.SRTServletResponse");
    getChannelResponse = servletResponse.getMethod("getIResponse");
    channelResponse = container.loadClass("com.ibm.ws.webcontainer.osgi.response.IResponseImpl");
    response = open(channelResponse.getDeclaredField("response"));
    ClassLoader channel = response.getType().getClassLoader();
    httpResponse =
        channel.loadClass("com.ibm.ws.http.dispatcher.internal.channel.HttpResponseImpl");
    message = open(httpResponse.getDeclaredField("message"));
    messageType = channel.loadClass(CHANNEL + "HttpBaseMessageImpl");
    addedCookies = open(messageType.getDeclaredField("setCookieCache"));
    joinCookies =
        open(messageType.getDeclaredMethod("marshallCookieCache", addedCookies.getType()));
    Class<?> field = channel.loadClass("com.ibm.wsspi.genericbnf.HeaderField");
    fieldKey = field.getMethod("getKey");
    fieldName = field.getMethod("getName");
    fieldValue = field.getMethod("asString");
    allFields = open(messageType.getMethod("getAllHeaders"));
    removeField = open(messageType.getMethod("removeHeader", fieldKey.getReturnType(), int.class));
    appendField = open(messageType.getMethod("appendHeader", String.class, String.class));
    newMessage = channel.loadClass(CHANNEL + "HttpResponseMessageImpl").getDeclaredConstructor();
    newMessage.setAccessible(true);
  }

  /**
   * Looks all of it up.
   *
   * @throws ReflectiveOperationException if something of it is not there
   */
  static LibertyMessages in(ClassLoader container) throws ReflectiveOperationException {
    return new LibertyMessages(container);
  }

  private static Field open(Field field) {
    field.setAccessible(true);
    return field;
  }

  private static Method open(Method method) {
    method.setAccessible(true);
    return method;
  }

  /** An empty one, to try things out. */
  Object newMessage() throws ReflectiveOperationException {
    return newMessage.newInstance();
  }

  /** The message of a servlet response; null if it is not of the kind that is known here. */
  @Nullable Object behind(Object given) {
    if (!servletResponse.isInstance(given)) {
      return null;
    }
    Object channel = call(getChannelResponse, given);
    Object http = channelResponse.isInstance(channel) ? get(response, channel) : null;
    Object found = httpResponse.isInstance(http) ? get(message, http) : null;
    return messageType.isInstance(found) ? found : null;
  }

  /**
   * Makes fields of the cookies that were added as objects, as Liberty itself would do next. Until
   * then it keeps them apart.
   */
  void joinCookies(Object given) {
    Object cookies = get(addedCookies, given);
    if (cookies != null) {
      call(joinCookies, given, cookies);
    }
  }

  /** Forgets the cookies that were added as objects and are no fields yet. */
  void dropCookies(Object given) {
    try {
      addedCookies.set(given, null);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The fields in their order; a list that later changes do not touch. */
  List<?> fields(Object given) {
    return (List<?>) present(call(allFields, given));
  }

  Object key(Object field) {
    return present(call(fieldKey, field));
  }

  String name(Object field) {
    return (String) present(call(fieldName, field));
  }

  String value(Object field) {
    return Objects.requireNonNullElse((String) call(fieldValue, field), "");
  }

  void remove(Object given, Object key, int place) {
    call(removeField, given, key, place);
  }

  void append(Object given, String name, String value) {
    call(appendField, given, name, value);
  }

  private static Object present(@Nullable Object given) {
    return Objects.requireNonNull(given);
  }

  private static @Nullable Object get(Field field, @Nullable Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static @Nullable Object call(Method method, Object owner, @Nullable Object... arguments) {
    try {
      return method.invoke(owner, arguments);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InvocationTargetException thrown) {
      throw new IllegalStateException(thrown.getCause());
    }
  }
}
