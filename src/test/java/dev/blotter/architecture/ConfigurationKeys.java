package dev.blotter.architecture;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of all keys that start with {@code blotter.}, read off the sources. */
final class ConfigurationKeys {
  private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"");
  private static final Pattern MEMBER =
      Pattern.compile("(?m)^  [A-Z](?:[\\w<>.\\[\\]]|@\\w+(?:\\([^)]*\\))? )* (\\w+)\\(\\);");
  private static final Pattern GROUP = Pattern.compile("(?ms)^  interface (\\w+) \\{\n(.*?)^  }");
  private static final Pattern PROPERTY =
      Pattern.compile("@ConfigProperty\\(\\s*name = \"(blotter\\.[^\"]+)\"");

  private ConfigurationKeys() {}

  static Set<String> all() {
    Set<String> keys = new TreeSet<>();
    for (Path file : Sources.java(Sources.MAIN)) {
      String text = Sources.text(file);
      PROPERTY.matcher(text).results().forEach(found -> keys.add(found.group(1)));
      Matcher prefix = PREFIX.matcher(text);
      if (prefix.find()) {
        members(text).forEach(name -> keys.add(prefix.group(1) + "." + name));
      }
    }
    return keys;
  }

  private static Set<String> members(String text) {
    Set<String> names = new TreeSet<>();
    Pattern primitive = Pattern.compile("(?m)^  (?:int|long|double|boolean) (\\w+)\\(\\);");
    MEMBER.matcher(text).results().forEach(found -> names.add(kebab(found.group(1))));
    primitive.matcher(text).results().forEach(found -> names.add(kebab(found.group(1))));
    GROUP
        .matcher(text)
        .results()
        .forEach(
            found -> {
              // The method that gives the group is named like it.
              String group = kebab(found.group(1)).substring(1);
              names.remove(group);
              members(found.group(2).indent(-2)).forEach(name -> names.add(group + "." + name));
            });
    return names;
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
