package dev.consentry.server.policy;

import static dev.consentry.server.policy.DefinitionProblems.lineOf;
import static dev.consentry.server.policy.DefinitionProblems.quote;

import java.util.ArrayList;
import java.util.List;

/** Reads who receives what cookies tell. */
final class VendorsReader {
  private final LocalizedTextReader texts;

  VendorsReader(LocalizedTextReader texts) {
    this.texts = texts;
  }

  List<Vendor> read(YamlMapping document) {
    YamlMapping declared = document.requiredMapping("vendors");
    List<Vendor> vendors = new ArrayList<>();
    declared.entries().forEach((id, entry) -> vendors.add(vendor(declared, id, entry)));
    return vendors;
  }

  private Vendor vendor(YamlMapping declared, String id, YamlMapping.Entry entry) {
    declared.scalar("the vendor's name", entry.key(), NameRules.VENDOR);
    YamlMapping mapping =
        new YamlMapping(
            entry.value(), lineOf(entry.key()), "vendor " + quote(id), declared.problems());
    Vendor vendor =
        new Vendor(
            id,
            texts.required(mapping, "name"),
            texts.optional(mapping, "does"),
            mapping.requiredList("countries", PlaceRules.COUNTRY),
            mapping.optional("privacy-policy", PlaceRules.HTTPS),
            mapping.optional("webhook", PlaceRules.HTTPS));
    mapping.refuseUnknownKeys();
    return vendor;
  }
}
