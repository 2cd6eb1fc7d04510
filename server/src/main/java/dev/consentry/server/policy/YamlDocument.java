package dev.consentry.server.policy;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Turns bytes into one tree of YAML nodes. No object is ever constructed from what the file says.
 */
final class YamlDocument {
  /** A definition of every text in ten languages is far smaller. */
  static final int MOST_BYTES = 256 * 1024;

  private static final int MOST_DEPTH = 20;

  private final DefinitionProblems problems;

  YamlDocument(DefinitionProblems problems) {
    this.problems = problems;
  }

  /** The root node; null where a problem was found. */
  @Nullable Node compose(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      problems.add(
          1,
          "the file has "
              + bytes.length
              + " bytes; at most "
              + MOST_BYTES
              + " are read: make it smaller");
      return null;
    }
    String text = decode(bytes);
    return text == null ? null : compose(text);
  }

  private @Nullable String decode(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    if (result.isError()) {
      problems.add(lineAt(out, out.length()), "not UTF-8; save the file in UTF-8");
      return null;
    }
    return out.toString();
  }

  private @Nullable Node compose(String text) {
    Yaml yaml = yaml();
    try {
      if (!isPlain(yaml, text)) {
        return null;
      }
      Node root = yaml.compose(new StringReader(text));
      if (root == null) {
        problems.add(1, "the file is empty; write a definition");
      }
      return root;
    } catch (ReaderException e) {
      problems.add(
          lineAt(text, e.getPosition()), "a character that YAML does not allow; remove it");
    } catch (MarkedYAMLException e) {
      problems.add(lineOf(e), "not YAML that can be read: " + reasonOf(e) + "; mend it");
    } catch (YAMLException e) {
      problems.add(1, "not YAML that can be read: " + e.getMessage());
    } catch (NumberFormatException e) {
      // What SnakeYAML makes of an escape such as \UFFFFFFFF, without saying where.
      problems.add(
          lineAt(text, text.indexOf("\\U")), "an escape \\U that names no character; mend it");
    }
    return null;
  }

  private static Yaml yaml() {
    LoaderOptions loading = new LoaderOptions();
    loading.setCodePointLimit(MOST_BYTES);
    DumperOptions unused = new DumperOptions();
    return new Yaml(new SafeConstructor(loading), new Representer(unused), unused, loading);
  }

  /**
   * Looks at the events before any tree is built: aliases make one text mean many and a small file
   * a huge or endless tree, and endless nesting takes the composer minutes.
   */
  private boolean isPlain(Yaml yaml, String text) {
    boolean plain = true;
    int depth = 0;
    for (Event event : yaml.parse(new StringReader(text))) {
      depth += depthChange(event);
      if (depth > MOST_DEPTH) {
        problems.add(
            lineOf(event), "nested deeper than any definition is; write it as the reference shows");
        return false;
      }
      if (event instanceof AliasEvent alias) {
        problems.add(
            lineOf(event),
            "the alias *" + alias.getAnchor() + " is not read here; write out what it stands for");
        plain = false;
      }
    }
    return plain;
  }

  private static int depthChange(Event event) {
    if (event instanceof CollectionStartEvent) {
      return 1;
    }
    return event instanceof CollectionEndEvent ? -1 : 0;
  }

  private static int lineOf(Event event) {
    return event.getStartMark().getLine() + 1;
  }

  private static int lineOf(MarkedYAMLException e) {
    Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    return mark == null ? 1 : mark.getLine() + 1;
  }

  private static String reasonOf(MarkedYAMLException e) {
    return e.getContext() == null
        ? String.valueOf(e.getProblem())
        : e.getContext() + ", " + e.getProblem();
  }

  private static int lineAt(CharSequence text, int position) {
    int end = Math.max(0, Math.min(position, text.length()));
    return 1 + (int) text.subSequence(0, end).chars().filter(c -> c == '\n').count();
  }
}
