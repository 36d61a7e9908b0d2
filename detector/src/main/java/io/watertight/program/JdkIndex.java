// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.util.Optional;
import java.util.Set;

/**
 * The API of the JDK as committed text, so that an analysis never depends on the JDK that runs it. It answers for one
 * release: supertypes and exceptions are those of that release, and what was removed before is gone. Types and members of
 * later releases are there all the same, for a class file of an earlier version may name them. The file of a package is
 * read when one of its types is first asked for.
 */
public final class JdkIndex implements ClassLookup {
    /** Programs for earlier releases are taken to run on this one. */
    private static final int OLDEST = 17;

    private static final String FOLDER = "jdk/";
    private static final String CONCEALED = FOLDER + "concealed-packages.txt";

    private final int release;
    private final Set<String> concealed;
    private final IndexFiles files = IndexFiles.in(FOLDER);

    private JdkIndex(int release, Set<String> concealed) {
        this.release = release;
        this.concealed = concealed;
    }

    /** The API as a program sees it whose newest class file is of this release of Java. */
    public static JdkIndex at(int release) {
        String[] concealed = IndexFiles.text(CONCEALED).orElseThrow().split("\n");
        return new JdkIndex(Math.max(release, OLDEST), Set.of(concealed));
    }

    @Override
    public Optional<ClassDecl> find(String internalName) {
        return files.find(internalName, release);
    }

    /** Whether the type is of a package that the JDK has, shown to all or concealed: no class path can add to it. */
    public boolean hasPackageOf(String internalName) {
        String name = IndexFiles.packageOf(internalName);
        return name.startsWith("java/")
                || concealed.contains(name)
                || files.packageNamed(name).isPresent();
    }
}
