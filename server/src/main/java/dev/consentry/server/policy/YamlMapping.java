package dev.consentry.server.policy;

import static dev.consentry.server.policy.DefinitionProblems.lineOf;
import static dev.consentry.server.policy.DefinitionProblems.quote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A cursor over one mapping of a definition. Each getter that cannot give a value records why and
 * gives its fallback, so that reading goes on and every problem is found; what is built from
 * fallbacks is thrown away with them. {@link #refuseUnknownKeys} comes last: the keys that were
 * asked for are the known ones.
 */
final class YamlMapping {
  private final DefinitionProblems problems;
  private final int line;
  private final boolean readable;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private String label;

  /** One key with its value. */
  record Entry(ScalarNode key, Node value) {}

  /**
   * Reads the keys.
   *
   * @param node null where the mapping is missing and that is known already
   * @param line where it is announced: the line of its key
   * @param label what messages call it; empty for the whole document
   */
  YamlMapping(@Nullable Node node, int line, String label, DefinitionProblems problems) {
    this.problems = problems;
    this.line = line;
    this.label = label;
    this.readable = node instanceof MappingNode;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::add);
    } else if (node != null) {
      problems.add(
          node, about("write keys with values here, as the reference of definitions shows"));
    }
  }

  private void add(NodeTuple tuple) {
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      problems.add(tuple.getKeyNode(), about("a key must be one word; mend it"));
      return;
    }
    Entry first = entries.putIfAbsent(key.getValue(), new Entry(key, tuple.getValueNode()));
    if (first != null) {
      problems.add(
          key,
          about(
              quote(key.getValue())
                  + " is written twice (first in line "
                  + lineOf(first.key())
                  + "); remove one"));
    }
  }

  DefinitionProblems problems() {
    return problems;
  }

  int line() {
    return line;
  }

  String label() {
    return label;
  }

  /** Gives it the name that messages use from now on. */
  void label(String name) {
    this.label = name;
  }

  /** The keys with their values, for a mapping whose keys the site chooses. */
  Map<String, Entry> entries() {
    asked.addAll(entries.keySet());
    return entries;
  }

  /** Records a problem with the value of a key, in that value's line. */
  void refuse(String key, String message) {
    Entry entry = entries.get(key);
    problems.add(entry == null ? line : lineOf(entry.value()), about(message));
  }

  <T> T required(String key, Rule<T> rule, T fallback) {
    Node node = requiredNode(key);
    T value = node == null ? null : scalar(key, node, rule);
    return value == null ? fallback : value;
  }

  <T> T optional(String key, Rule<T> rule, T byDefault) {
    T value = optional(key, rule);
    return value == null ? byDefault : value;
  }

  <T> @Nullable T optional(String key, Rule<T> rule) {
    Node node = optionalNode(key);
    return node == null ? null : scalar(key, node, rule);
  }

  /** The node of a key; null, and a problem, where it is missing or empty. */
  @Nullable Node requiredNode(String key) {
    Node node = optionalNode(key);
    if (node == null && readable && !entries.containsKey(key)) {
      problems.add(line, about(quote(key) + " is missing; add it"));
    }
    return node;
  }

  /** The node of a key; null where it is missing, and null and a problem where it is empty. */
  @Nullable Node optionalNode(String key) {
    asked.add(key);
    Entry entry = entries.get(key);
    if (entry == null) {
      return null;
    }
    if (isEmpty(entry.value())) {
      problems.add(
          entry.key(),
          about(quote(key) + " is empty; give it a value, or leave it out where it is optional"));
      return null;
    }
    return entry.value();
  }

  YamlMapping requiredMapping(String key) {
    return mapping(key, requiredNode(key));
  }

  /** The mapping of a key, with no keys where it is left out. */
  YamlMapping optionalMapping(String key) {
    Node node = optionalNode(key);
    return node == null ? nothing(key) : mapping(key, node);
  }

  private YamlMapping nothing(String key) {
    return new YamlMapping(null, line, within(key), problems);
  }

  private YamlMapping mapping(String key, @Nullable Node node) {
    Entry entry = entries.get(key);
    return new YamlMapping(node, entry == null ? line : lineOf(entry.key()), within(key), problems);
  }

  private String within(String key) {
    return label.isEmpty() ? key : label + ": " + key;
  }

  /** The mappings in the list of a key; {@code each} names one, and the messages count them. */
  List<YamlMapping> mappings(String key, @Nullable Node list, String each) {
    List<YamlMapping> mappings = new ArrayList<>();
    for (Node item : items(key, list)) {
      mappings.add(
          new YamlMapping(item, lineOf(item), each + " " + (mappings.size() + 1), problems));
    }
    return mappings;
  }

  /** The values in the required list of a key, each at most once. */
  <T> List<T> requiredList(String key, Rule<T> rule) {
    Map<T, Integer> lines = new LinkedHashMap<>();
    for (Node item : items(key, requiredNode(key))) {
      T value = scalar(key, item, rule);
      Integer first = value == null ? null : lines.putIfAbsent(value, lineOf(item));
      if (first != null) {
        problems.add(
            item,
            about(quote(key) + " has " + quote(String.valueOf(value)) + " twice; remove one"));
      }
    }
    return List.copyOf(lines.keySet());
  }

  private List<Node> items(String key, @Nullable Node list) {
    if (list instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    if (list != null) {
      problems.add(
          list,
          about(quote(key) + " must be a list; write [ ] around it, or a dash before each item"));
    }
    return List.of();
  }

  <T> @Nullable T scalar(String key, Node node, Rule<T> rule) {
    if (!(node instanceof ScalarNode scalar)) {
      problems.add(node, about(quote(key) + " must be one value, not a list or keys"));
      return null;
    }
    String text = scalar.getValue().strip();
    try {
      return rule.read(text);
    } catch (Rule.BadValueException e) {
      problems.add(node, about(quote(key) + " is " + quote(text) + "; " + e.whatToDo()));
      return null;
    }
  }

  /**
   * Records a problem for every key that nobody asked for, with the one that was probably meant.
   */
  void refuseUnknownKeys() {
    for (Entry entry : entries.values()) {
      String key = entry.key().getValue();
      if (!asked.contains(key)) {
        String known = asked.stream().sorted().collect(Collectors.joining(", "));
        String advice = NearestWord.suggestion(key, asked, "remove it (known are " + known + ")");
        problems.add(entry.key(), about("unknown key " + quote(key) + advice));
      }
    }
  }

  private String about(String message) {
    return label.isEmpty() ? message : label + ": " + message;
  }

  private static boolean isEmpty(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank();
    }
    return node instanceof CollectionNode<?> collection && collection.getValue().isEmpty();
  }
}
