// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the lines of one type of the index as of one release. */
final class IndexType {
    /** No jar of the class path: an index is beside the classes of the analysis. */
    private static final String ORIGIN = "index";

    private static final int ANNOTATION = 0x2000;
    private static final int ENUM = 0x4000;
    private static final String EXTENDS = "<";
    private static final String IMPLEMENTS = ":";
    private static final String THROWS = "!";
    private static final int CONSTANT = Modifier.STATIC | Modifier.FINAL;

    private final IndexNames names;
    private final int release;

    IndexType(IndexNames names, int release) {
        this.names = names;
        this.release = release;
    }

    /** The internal name of the type whose first line this is. */
    static String name(String head, IndexNames names) {
        List<String> words = words(head);
        return names.full(withoutLife(words.get(kind(words) + 1)));
    }

    /** The type; empty when the release no longer has it. */
    Optional<ClassDecl> read(String text) {
        String[] lines = text.split("\n");
        List<String> head = words(lines[0]);
        return isGone(head.get(kind(head) + 1)) ? Optional.empty() : Optional.of(read(head, lines));
    }

    private ClassDecl read(List<String> head, String[] lines) {
        int kind = kind(head);
        String name = names.full(withoutLife(head.get(kind + 1)));
        int access = access(head.subList(0, kind + 1));
        List<String> superclasses = after(EXTENDS, head);
        List<FieldDecl> constants = new ArrayList<>();
        List<MethodDecl> methods = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            List<String> words = words(lines[i].substring(1));
            String signature = words.get(signature(words));
            if (isGone(signature)) {
                continue;
            }
            if (signature.indexOf('(') < 0) {
                constants.add(constant(name, words));
            } else {
                methods.add(method(name, words));
            }
        }
        return new ClassDecl(
                name,
                access,
                superclasses.isEmpty() ? impliedSuperclass(name, access) : superclasses.get(0),
                after(IMPLEMENTS, head),
                "",
                Set.of(),
                constants,
                methods,
                List.of(),
                ORIGIN);
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.split(" "));
    }

    private static int kind(List<String> head) {
        int at = 0;
        while (!isKind(head.get(at))) {
            at++;
        }
        return at;
    }

    private static boolean isKind(String word) {
        return switch (word) {
            case "class", "interface", "@interface", "enum" -> true;
            default -> false;
        };
    }

    private static int access(List<String> words) {
        int access = Modifier.PUBLIC;
        for (String word : words) {
            access ^= switch (word) {
                case "hidden" -> Modifier.PUBLIC;
                case "final" -> Modifier.FINAL;
                case "abstract" -> Modifier.ABSTRACT;
                case "interface" -> Modifier.INTERFACE | Modifier.ABSTRACT;
                case "@interface" -> Modifier.INTERFACE | Modifier.ABSTRACT | ANNOTATION;
                case "enum" -> ENUM;
                case "class" -> 0;
                default -> throw new IllegalArgumentException("no word of a type: " + word);
            };
        }
        return access;
    }

    private static String impliedSuperclass(String name, int access) {
        if ((access & ENUM) != 0) {
            return "java/lang/Enum";
        }
        return name.equals("java/lang/Object") ? "" : "java/lang/Object";
    }

    /** Which of the words of a member is its name and descriptor: that before the exceptions. */
    private static int signature(List<String> words) {
        int exceptions = words.indexOf(THROWS);
        return (exceptions < 0 ? words.size() : exceptions) - 1;
    }

    private static String flags(List<String> words) {
        return signature(words) == 0 ? "" : words.get(0);
    }

    private FieldDecl constant(String owner, List<String> words) {
        String written = withoutLife(words.get(signature(words)));
        int colon = written.indexOf(':');
        FieldRef ref = colon < 0
                ? new FieldRef(owner, written, "L" + owner + ";")
                : new FieldRef(owner, written.substring(0, colon), names.fullDescriptor(written.substring(colon + 1)));
        return new FieldDecl(ref, access(flags(words)) | CONSTANT, "", Set.of());
    }

    private MethodDecl method(String owner, List<String> words) {
        String written = withoutLife(words.get(signature(words)));
        int parenthesis = written.indexOf('(');
        MethodRef ref = new MethodRef(
                owner, written.substring(0, parenthesis), names.fullDescriptor(written.substring(parenthesis)));
        return new MethodDecl(ref, access(flags(words)), after(THROWS, words), Set.of());
    }

    private static int access(String flags) {
        int access = Modifier.PUBLIC;
        for (char flag : flags.toCharArray()) {
            access ^= switch (flag) {
                case 'p' -> Modifier.PUBLIC | Modifier.PROTECTED;
                case 's' -> Modifier.STATIC;
                case 'f' -> Modifier.FINAL;
                case 'a' -> Modifier.ABSTRACT;
                default -> throw new IllegalArgumentException("no flag of a member: " + flag);
            };
        }
        return access;
    }

    /** The names between this sign and the next that are there in the release. */
    private List<String> after(String sign, List<String> words) {
        List<String> result = new ArrayList<>();
        int at = words.indexOf(sign);
        for (int i = at + 1; at >= 0 && i < words.size() && !words.get(i).equals(IMPLEMENTS); i++) {
            if (marked(words.get(i)) <= release && !isGone(words.get(i))) {
                result.add(names.full(withoutLife(words.get(i))));
            }
        }
        return result;
    }

    private static String withoutLife(String word) {
        int at = word.indexOf('@');
        return at < 0 ? word : word.substring(0, at);
    }

    private boolean isGone(String word) {
        return marked(word) < 0 && release >= -marked(word);
    }

    /** The release behind the sign, negative for the first one without it; 0 when there is none. */
    private static int marked(String word) {
        int at = word.indexOf('@');
        return at < 0 ? 0 : Integer.parseInt(word.substring(at + 1));
    }
}
