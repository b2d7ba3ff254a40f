package dev.blotter.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** How many lines a method takes, its annotations included. */
record MethodSize(String name, int lines) {

  /** The sizes of all methods with a body, read by the compiler's own parser. */
  static List<MethodSize> of(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var units = manager.getJavaFileObjectsFromPaths(files);
      JavacTask task = (JavacTask) compiler.getTask(null, manager, null, null, null, units);
      List<MethodSize> sizes = new ArrayList<>();
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(new Meter(unit, positions, sizes), null);
      }
      return sizes;
    }
  }

  private static final class Meter extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<MethodSize> sizes;
    private String type = "";

    Meter(CompilationUnitTree unit, SourcePositions positions, List<MethodSize> sizes) {
      this.unit = unit;
      this.positions = positions;
      this.sizes = sizes;
    }

    @Override
    public Void visitClass(ClassTree node, Void nothing) {
      type = node.getSimpleName().toString();
      return super.visitClass(node, null);
    }

    @Override
    public Void visitMethod(MethodTree node, Void nothing) {
      if (node.getBody() != null) {
        long from = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, node));
        long to = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, node));
        sizes.add(new MethodSize(type + "." + node.getName(), (int) (to - from + 1)));
      }
      return super.visitMethod(node, null);
    }
  }
}
