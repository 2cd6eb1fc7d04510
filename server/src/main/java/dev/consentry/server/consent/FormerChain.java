package dev.consentry.server.consent;

import dev.consentry.server.vault.Person;
import dev.consentry.server.vault.Person.Former;
import java.util.ArrayList;
import java.util.List;

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
   * What was answered after one of the records, as far as it was about that record's token, too.
   *
   * @param place the record's place in the list
   * @param since what the person answered as the other, the newest first
   */
  List<ConsentRecord> after(int place, List<ConsentRecord> since) {
    List<ConsentRecord> after = new ArrayList<>(records.subList(0, place));
    since.stream().filter(record -> record.place() > former.joinedAfter()).forEach(after::add);
    return after;
  }
}
