package dev.consentry.server.consent;

import dev.consentry.server.vault.Person;
import dev.consentry.server.vault.Person.Former;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor answered before they went on as another.
 *
 * @param former who it was
 * @param records their records, the newest first
 */
record FormerChain(Former former, List<ConsentRecord> records) {
  FormerChain {
    records = List.copyOf(records);
  }

  /**
   * Those of a person.
   *
   * @param chains of each of the person's keys, in their order, the records
   */
  static List<FormerChain> of(Person person, List<List<ConsentRecord>> chains) {
    List<FormerChain> formers = new ArrayList<>();
    for (int i = 0; i < person.formers().size(); i++) {
      formers.add(new FormerChain(person.formers().get(i), chains.get(i + 1)));
    }
    return formers;
  }

  /**
   * What was answered after one of the records, as far as it was about that record's token, too: by
   * the visitor themselves, by the one whom they joined, and so on.
   *
   * @param place the record's place in the list
   * @param own the records of the visitor as whom all of them go on, the newest first
   * @param formers all of them
   */
  List<ConsentRecord> after(int place, List<ConsentRecord> own, List<FormerChain> formers) {
    List<ConsentRecord> after = new ArrayList<>(records.subList(0, place));
    for (FormerChain each = this; each != null; ) {
      UUID visitor = each.former.joined();
      int joinedAfter = each.former.joinedAfter();
      FormerChain joined = each.joined(formers);
      // Of who is neither of them the records were destroyed: what those said nobody knows.
      (joined == null ? own : joined.records)
          .stream()
              .filter(record -> record.visitor().equals(visitor) && record.place() > joinedAfter)
              .forEach(after::add);
      each = joined;
    }
    return after;
  }

  private @Nullable FormerChain joined(List<FormerChain> formers) {
    return formers.stream()
        .filter(each -> each.former.key().visitor().equals(former.joined()))
        .findFirst()
        .orElse(null);
  }
}
