package io.marketsuite.telemetry.adapter.page;

import io.marketsuite.operator.login.Html;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Draws series over days as SVG, without script or style of its own: lines for what lasts, bars for
 * what happens. The zero line is always there, and the scale is one for all series.
 *
 * @param title what a reader who does not see it is told
 */
record Chart(String title, List<Series> series) {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 200;
  private static final int LEFT = 44;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 24;

  String lines() {
    return framed(
        series.stream()
            .map(
                one ->
                    "<polyline class=\"%s\" points=\"%s\"/>%s"
                        .formatted(one.style(), points(one), dots(one)))
            .collect(Collectors.joining("\n")));
  }

  private String points(Series one) {
    return one.values().entrySet().stream()
        .map(point -> number(x(point.getKey())) + "," + number(y(point.getValue())))
        .collect(Collectors.joining(" "));
  }

  private String dots(Series one) {
    return one.values().entrySet().stream()
        .map(
            point ->
                "<circle class=\"%s\" r=\"3\" cx=\"%s\" cy=\"%s\"><title>%s</title></circle>"
                    .formatted(
                        one.style(),
                        number(x(point.getKey())),
                        number(y(point.getValue())),
                        said(one, point.getKey(), point.getValue())))
        .collect(Collectors.joining());
  }

  String bars() {
    double slot = (WIDTH - LEFT - RIGHT) / (double) (days() + 1);
    double width = Math.min(24, slot * 0.8 / series.size());
    StringBuilder bars = new StringBuilder();
    for (int i = 0; i < series.size(); i++) {
      double offset = (i - series.size() / 2.0) * width;
      Series one = series.get(i);
      one.values().forEach((day, value) -> bars.append(bar(one, day, value, offset, width)));
    }
    return framed(bars.toString());
  }

  private String bar(Series one, LocalDate day, long value, double offset, double width) {
    return "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s</title></rect>\n"
        .formatted(
            one.style(),
            number(x(day) + offset),
            number(y(value)),
            number(width),
            number(y(0) - y(value)),
            said(one, day, value));
  }

  private static String said(Series one, LocalDate day, long value) {
    return Html.escape(one.name() + " on " + day + ": " + value);
  }

  private String framed(String content) {
    return """
        <ul class="legend">%s</ul>
        <svg viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="%s">
        <line class="axis" x1="%d" x2="%d" y1="%s" y2="%s"/>
        <line class="axis" x1="%d" x2="%d" y1="%d" y2="%d"/>
        <text x="%d" y="%s" text-anchor="end">0</text>
        <text x="%d" y="%d" text-anchor="end">%d</text>
        <text x="%s" y="%d">%s</text>
        <text x="%s" y="%d" text-anchor="end">%s</text>
        %s
        </svg>
        """
        .formatted(
            legend(),
            WIDTH,
            HEIGHT,
            WIDTH,
            HEIGHT,
            Html.escape(title),
            LEFT,
            WIDTH - RIGHT,
            number(y(0)),
            number(y(0)),
            LEFT,
            WIDTH - RIGHT,
            TOP,
            TOP,
            LEFT - 6,
            number(y(0) + 4),
            LEFT - 6,
            TOP + 4,
            top(),
            LEFT,
            HEIGHT - 6,
            first(),
            WIDTH - RIGHT,
            HEIGHT - 6,
            first().equals(last()) ? "" : last(),
            content);
  }

  private String legend() {
    return series.stream()
        .map(
            one ->
                "<li><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><rect class=\"%s\" width=\"12\" height=\"12\"/></svg>%s</li>"
                    .formatted(one.style(), Html.escape(one.name())))
        .collect(Collectors.joining());
  }

  private LocalDate first() {
    return series.stream().map(one -> one.values().firstKey()).min(LocalDate::compareTo).get();
  }

  private LocalDate last() {
    return series.stream().map(one -> one.values().lastKey()).max(LocalDate::compareTo).get();
  }

  private long days() {
    return ChronoUnit.DAYS.between(first(), last());
  }

  private double x(LocalDate day) {
    double slot = (WIDTH - LEFT - RIGHT) / (double) (days() + 1);
    return LEFT + slot * (ChronoUnit.DAYS.between(first(), day) + 0.5);
  }

  private double y(long value) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value / (double) top());
  }

  /** At least one, so that nothing at all is a line on the axis. */
  private long top() {
    return Math.max(
        1, series.stream().flatMap(one -> one.values().values().stream()).max(Long::compare).get());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
