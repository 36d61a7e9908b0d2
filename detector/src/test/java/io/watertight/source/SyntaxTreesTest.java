// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.javaparser.ast.Node;
import io.watertight.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyntaxTreesTest {
    private static final SourceText SMALL = SourceText.of("class C { var x = new Object() { }; }");

    private final SyntaxTrees trees = new SyntaxTrees();

    @Test
    void aTreeIsKept() {
        assertFalse(trees.wasParsed("C.java"));
        assertSame(trees.of("C.java", SMALL), trees.of("C.java", SMALL));
        assertTrue(trees.wasParsed("C.java"));
        assertNotSame(trees.of("C.java", SMALL), trees.of("D.java", SMALL));
    }

    @Test
    void ofManyOnlyTheFirstAreKept() {
        SourceText large = SourceText.of("class C { }" + "\n// text".repeat(100_000));
        assertSame(trees.of("first", large), trees.of("first", large));
        assertNotSame(trees.of("second", large), trees.of("second", large));
        assertTrue(trees.wasParsed("second"));
    }

    @Test
    void tokensAreDroppedAndPlacesKept() {
        Syntax syntax = trees.of("C.java", SourceText.of("class C { // why\n}"));
        List<Node> nodes = new ArrayList<>(syntax.tree().orElseThrow().findAll(Node.class));
        nodes.addAll(syntax.comments());
        assertEquals(
                List.of(),
                nodes.stream()
                        .filter(node -> node.getTokenRange().isPresent()
                                || node.getRange().isEmpty())
                        .toList());
        assertEquals(1, syntax.comments().size());
    }

    @Test
    void codeThatACompilerRefusesForItsMeaningIsRead() {
        assertEquals(
                Optional.empty(),
                trees.of("C.java", SourceText.of("class C { private public abstract void m() { int _ = 1; } }"))
                        .problem());
    }

    @Test
    void aProblemIsSaidOnce() {
        SourceText broken = SourceText.of("class C { void m() { int = ; } }");
        List<Diagnostic> said = new ArrayList<>();
        SyntaxReader reader = new SyntaxReader(trees, new RuleNames(Set.of()), said::add);
        reader.read("C.java", broken);
        reader.read("C.java", broken);
        assertEquals(1, said.size(), said.toString());
        assertEquals("C.java", said.get(0).subject());
    }
}
