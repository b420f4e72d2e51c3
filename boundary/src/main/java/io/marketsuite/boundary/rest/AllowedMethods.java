package io.marketsuite.boundary.rest;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which methods a path is served for, as the resources' own annotations say: the framework does not
 * tell (RFC 9110, section 15.5.6: a 405 names them). Thread-safe.
 */
@Singleton
public class AllowedMethods {
  private record Route(Pattern path, String method) {}

  private final List<Route> routes;

  /** Made by the container. */
  @Inject
  AllowedMethods(BeanManager beans) {
    this(beans.getBeans(Object.class, Any.Literal.INSTANCE).stream().map(it -> it.getBeanClass()));
  }

  AllowedMethods(Stream<Class<?>> classes) {
    this.routes =
        classes
            .filter(type -> type.isAnnotationPresent(Path.class))
            .flatMap(AllowedMethods::routesOf)
            .toList();
  }

  /** In alphabetical order; empty where nothing is served. */
  public SortedSet<String> at(String path) {
    return routes.stream()
        .filter(route -> route.path().matcher(path).matches())
        .flatMap(route -> withHead(route.method()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What can be got can be asked for without its body. */
  private static Stream<String> withHead(String method) {
    return method.equals(HttpMethod.GET) ? Stream.of(method, HttpMethod.HEAD) : Stream.of(method);
  }

  private static Stream<Route> routesOf(Class<?> resource) {
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(
            method ->
                designator(method).stream()
                    .map(name -> new Route(pattern(resource, method), name)));
  }

  private static Optional<String> designator(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(type -> type.getAnnotation(HttpMethod.class))
        .filter(Objects::nonNull)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static Pattern pattern(Class<?> resource, Method method) {
    String own =
        method.isAnnotationPresent(Path.class) ? text(method.getAnnotation(Path.class)) : "";
    String template = text(resource.getAnnotation(Path.class)) + own;
    return Pattern.compile(
        Stream.of(template.split("(?=\\{)|(?<=\\})"))
            .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
            .collect(Collectors.joining()));
  }

  private static String text(Path path) {
    String trimmed = path.value().replaceAll("^/+|/+$", "");
    return trimmed.isEmpty() ? "" : "/" + trimmed;
  }
}
