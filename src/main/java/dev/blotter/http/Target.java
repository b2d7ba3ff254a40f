package dev.blotter.http;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jspecify.annotations.Nullable;

/**
 * The operation that a request is for.
 *
 * @param operation its name in the description of the API
 * @param template its path, with names in place of values
 * @param path that of the request in its canonical form; the template where a value of it is none
 *     that could be right, since people write all sorts of things where an id belongs
 * @param userId whom the path names; null where that is nobody
 * @param changes false where it only asks
 */
public record Target(
    String operation, String template, String path, @Nullable UUID userId, boolean changes) {

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)[^}]*}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._/-]{1,40}");

  static Target of(RequestMatch<Method> match, String path) {
    var names = PARAMETER.matcher(match.template.template).results().map(p -> p.group(1)).toList();
    var values = match.pathParamValues;
    var template = PARAMETER.matcher(match.template.template).replaceAll("{$1}");
    boolean fits = IntStream.range(0, names.size()).allMatch(i -> fits(names.get(i), values[i]));
    int user = names.indexOf("user_id");
    return new Target(
        name(match.value),
        template,
        fits ? path : template,
        user < 0 ? null : Texts.uuid(values[user]).orElse(null),
        !match.value.isAnnotationPresent(ChangesNothing.class));
  }

  private static boolean fits(String name, String value) {
    return name.endsWith("id") ? Texts.uuid(value).isPresent() : WORD.matcher(value).matches();
  }

  private static String name(Method method) {
    return Optional.ofNullable(method.getAnnotation(Operation.class))
        .map(Operation::operationId)
        .orElseGet(method::getName);
  }
}
