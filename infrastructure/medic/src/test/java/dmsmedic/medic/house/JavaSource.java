package dmsmedic.medic.house;

import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler's own parser finds in one Java file.
 *
 * @param types every class, interface, record and enum that has a name
 * @param methods every method and constructor that is written out
 * @param closedDefaults lines of default branches beside cases that could all be named: patterns or
 *     constants, not literals
 */
record JavaSource(
    TextFile file, List<Type> types, List<Method> methods, List<Integer> closedDefaults) {

  /**
   * @param javadoc empty where there is none
   * @param topLevel not inside another type
   */
  record Type(String name, int line, boolean isPublic, boolean topLevel, String javadoc) {}

  /**
   * @param lines from its first annotation or modifier to its closing brace
   * @param canonical a record's constructor that takes its components
   */
  record Method(
      String name, int line, int lines, int parameters, boolean canonical, boolean body) {}

  static JavaSource parse(TextFile file) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Text source = new Text(file);
    JavacTask task = (JavacTask) compiler.getTask(null, null, null, null, null, List.of(source));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      Finder finder = new Finder(DocTrees.instance(task), unit);
      finder.scan(unit, null);
      return new JavaSource(
          file,
          List.copyOf(finder.types),
          List.copyOf(finder.methods),
          List.copyOf(finder.closedDefaults));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(TextFile file) {
      super(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE);
      this.text = file.text();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Finder extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final List<Type> types = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private final List<Integer> closedDefaults = new ArrayList<>();
    private final DocTrees trees;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    Finder(DocTrees trees, CompilationUnitTree unit) {
      this.trees = trees;
      this.unit = unit;
      this.positions = trees.getSourcePositions();
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
      String name = type.getSimpleName().toString();
      if (!name.isEmpty()) {
        boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
        boolean topLevel = getCurrentPath().getParentPath().getLeaf() == unit;
        String javadoc = Objects.requireNonNullElse(trees.getDocComment(getCurrentPath()), "");
        types.add(new Type(name, firstLine(type), isPublic, topLevel, javadoc));
      }
      return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
      boolean constructor = method.getName().contentEquals("<init>");
      boolean canonical = constructor && method.getParameters().size() == components(owner);
      methods.add(
          new Method(
              (constructor ? owner.getSimpleName() : method.getName()).toString(),
              firstLine(method),
              lastLine(method) - firstLine(method) + 1,
              method.getParameters().size(),
              canonical,
              method.getBody() != null));
      return super.visitMethod(method, null);
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void unused) {
      findClosedDefault(tree.getCases());
      return super.visitSwitch(tree, null);
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void unused) {
      findClosedDefault(tree.getCases());
      return super.visitSwitchExpression(tree, null);
    }

    private void findClosedDefault(List<? extends CaseTree> cases) {
      List<CaseLabelTree> labels = new ArrayList<>();
      cases.forEach(each -> labels.addAll(each.getLabels()));
      if (labels.stream().noneMatch(Finder::isLiteral)) {
        labels.stream()
            .filter(DefaultCaseLabelTree.class::isInstance)
            .forEach(label -> closedDefaults.add(firstLine(label)));
      }
    }

    private static boolean isLiteral(CaseLabelTree label) {
      return label instanceof ConstantCaseLabelTree constant
          && constant.getConstantExpression() instanceof LiteralTree literal
          && literal.getKind() != Tree.Kind.NULL_LITERAL;
    }

    /** How many components a record has; -1 for any other type. */
    private static long components(ClassTree owner) {
      return owner.getKind() == Tree.Kind.RECORD
          ? owner.getMembers().stream()
              .filter(VariableTree.class::isInstance)
              .map(VariableTree.class::cast)
              .filter(member -> !member.getModifiers().getFlags().contains(Modifier.STATIC))
              .count()
          : -1;
    }

    private int firstLine(Tree tree) {
      return (int) unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    private int lastLine(Tree tree) {
      return (int) unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
    }
  }
}
