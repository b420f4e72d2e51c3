package io.marketsuite.contracts.manifest;

import java.util.Optional;
import java.util.stream.Stream;

/** The setting types of the specification, with the name each has in a manifest. */
public enum SettingType {
  SINGLE_LINE_TEXT("singleLineText"),
  MULTI_LINE_TEXT("multiLineText"),
  CHECKBOX("checkbox"),
  RADIO_GROUP("radioGroup"),
  SELECT("select");

  private final String manifestName;

  SettingType(String manifestName) {
    this.manifestName = manifestName;
  }

  public String manifestName() {
    return manifestName;
  }

  static Optional<SettingType> named(String name) {
    return Stream.of(values()).filter(type -> type.manifestName.equals(name)).findFirst();
  }
}
