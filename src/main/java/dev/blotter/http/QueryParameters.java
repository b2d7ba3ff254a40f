package dev.blotter.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The query parameters that a method of a resource reads, and which may be given several times. */
record QueryParameters(Map<String, Boolean> repeatable) {

  QueryParameters {
    repeatable = Map.copyOf(repeatable);
  }

  static QueryParameters of(Method method) {
    Map<String, Boolean> found = new HashMap<>();
    for (Parameter parameter : method.getParameters()) {
      add(parameter, parameter.getType(), found);
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        addFields(parameter.getType(), found);
      }
    }
    return new QueryParameters(found);
  }

  boolean knows(String name) {
    return repeatable.containsKey(name);
  }

  boolean mayRepeat(String name) {
    return repeatable.getOrDefault(name, false);
  }

  private static void addFields(Class<?> bean, Map<String, Boolean> found) {
    for (Field field : bean.getDeclaredFields()) {
      add(field, field.getType(), found);
    }
  }

  private static void add(AnnotatedElement place, Class<?> type, Map<String, Boolean> found) {
    var query = place.getAnnotation(QueryParam.class);
    if (query != null) {
      found.put(query.value(), Collection.class.isAssignableFrom(type));
    }
  }
}
