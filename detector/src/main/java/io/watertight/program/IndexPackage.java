// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One file of the index: the types of one package, each as its lines; a type is parsed when it is asked for.
 *
 * <pre>
 * file      = import* type*
 * import    = "import" name                                  lets the file call it by its simple name
 * type      = ["hidden"] ["final"] ["abstract"] kind name [" &lt; " superclass+] [" : " interface+] member*
 * kind      = "class" | "interface" | "@interface" | "enum"
 * member    = " " [flags] name (descriptor | ":" descriptor | nothing) [" ! " exception+]
 * flags     = letters: p protected, s static, f final, a abstract
 * name      = a type, member or exception, with "@19" when release 19 was the first with it,
 *             with "@-19" when it was the first without
 * </pre>
 *
 * Types without "hidden" and members without "p" are public. A member without parentheses is a static final field; one
 * without a descriptor is of the type itself. In names and descriptors {@code .File} is of the package of the file, and
 * what has no package is imported or else of {@code java/lang}. A superclass that is not given is {@code Object}, or
 * {@code Enum} of an enum. Overrides that declare nothing new have no line.
 */
final class IndexPackage {
    private static final String IMPORT = "import ";

    private final IndexNames names;
    private final Map<String, String> types;

    private IndexPackage(IndexNames names, Map<String, String> types) {
        this.names = names;
        this.types = types;
    }

    /** @param name internal name of the package: {@code java/io} */
    static IndexPackage parse(String name, String text) {
        Map<String, String> imports = new HashMap<>();
        IndexNames names = new IndexNames(name, imports);
        Map<String, String> types = new HashMap<>();
        int at = 0;
        while (at < text.length()) {
            int endOfLine = text.indexOf('\n', at);
            int end = endOfType(text, endOfLine);
            String head = text.substring(at, endOfLine);
            if (head.startsWith(IMPORT)) {
                imports.put(head.substring(head.lastIndexOf('/') + 1), head.substring(IMPORT.length()));
            } else {
                types.put(IndexType.name(head, names), text.substring(at, end));
            }
            at = end;
        }
        return new IndexPackage(names, types);
    }

    /** The end of the last line that belongs to the one that ends here: those of members begin with a space. */
    private static int endOfType(String text, int endOfHead) {
        int end = endOfHead + 1;
        while (end < text.length() && text.charAt(end) == ' ') {
            end = text.indexOf('\n', end) + 1;
        }
        return end;
    }

    /** The type as it is in a release. */
    Optional<ClassDecl> find(String internalName, int release) {
        return Optional.ofNullable(types.get(internalName)).flatMap(lines -> new IndexType(names, release).read(lines));
    }
}
