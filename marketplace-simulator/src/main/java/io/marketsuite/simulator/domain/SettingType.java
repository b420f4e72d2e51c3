package io.marketsuite.simulator.domain;

import java.util.Arrays;
import java.util.Optional;

/** The five setting types. Source: specification, "Manifest section" of "Settings". */
public enum SettingType {
  SINGLE_LINE_TEXT("singleLineText"),
  MULTI_LINE_TEXT("multiLineText"),
  CHECKBOX("checkbox"),
  RADIO_GROUP("radioGroup"),
  SELECT("select");

  private final String wireName;

  SettingType(String wireName) {
    this.wireName = wireName;
  }

  /** The {@code type} in the manifest. */
  public String wireName() {
    return wireName;
  }

  /** The type with this name, if the specification knows it. */
  public static Optional<SettingType> named(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
  }
}
