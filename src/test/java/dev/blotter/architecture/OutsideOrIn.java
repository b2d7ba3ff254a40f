package dev.blotter.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatchers;
import java.util.List;

/** Classes that are none of ours, or in one of the given packages. */
final class OutsideOrIn extends DescribedPredicate<JavaClass> {
  private final String root;
  private final PackageMatchers allowed;

  OutsideOrIn(String root, List<String> allowed) {
    super("are in " + String.join(", ", allowed) + " or not ours");
    this.root = root;
    this.allowed = PackageMatchers.of(allowed);
  }

  @Override
  public boolean test(JavaClass javaClass) {
    JavaClass type = javaClass.getBaseComponentType();
    boolean ours = type.getPackageName().equals(root) || type.getName().startsWith(root + ".");
    return !ours || allowed.test(type.getPackageName());
  }
}
