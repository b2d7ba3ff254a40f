package dev.blotter.catalogue;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the comments of the source say of the fields of records. */
final class Comments {

  private static final Path SOURCES = Path.of("src/main/java");

  private final Map<Class<?>, Map<String, String>> read = new HashMap<>();

  /** The text of a field's {@code @param} on one line; empty where there is none. */
  String of(Class<?> type, String field) {
    return read.computeIfAbsent(type, Comments::read).getOrDefault(field, "");
  }

  private static Map<String, String> read(Class<?> type) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var source = files.getJavaFileObjects(fileOf(type));
      var task =
          (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, source);
      Map<String, String> texts = new HashMap<>();
      var finder = new Finder(DocTrees.instance(task), type.getSimpleName());
      finder.scan(task.parse(), texts);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path fileOf(Class<?> type) {
    var outermost = type;
    while (outermost.getEnclosingClass() != null) {
      outermost = outermost.getEnclosingClass();
    }
    return SOURCES.resolve(outermost.getName().replace('.', '/') + ".java");
  }

  private static final class Finder extends TreePathScanner<@Nullable Void, Map<String, String>> {
    private final DocTrees trees;
    private final String type;

    Finder(DocTrees trees, String type) {
      this.trees = trees;
      this.type = type;
    }

    @Override
    public @Nullable Void visitClass(ClassTree found, Map<String, String> texts) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null && found.getSimpleName().contentEquals(type)) {
        for (var tag : comment.getBlockTags()) {
          if (tag instanceof ParamTree field) {
            texts.put(field.getName().toString(), text(field.getDescription()));
          }
        }
      }
      return super.visitClass(found, texts);
    }

    private static String text(List<? extends DocTree> parts) {
      return parts.stream()
          .map(Finder::text)
          .collect(Collectors.joining())
          .replaceAll("\\s+", " ")
          .strip();
    }

    private static String text(DocTree part) {
      return switch (part) {
        case LiteralTree code -> "`" + Shape.stored(code.getBody().getBody()) + "`";
        default -> part.toString();
      };
    }
  }
}
