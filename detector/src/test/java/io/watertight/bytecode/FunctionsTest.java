// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lambdas and method references, as javac compiles them. */
class FunctionsTest {
    @TempDir
    Path work;

    @Test
    void a_lambda_captures_what_its_body_uses() {
        assertEquals("""
                C.m(Ljava/lang/String;I)Ljava/lang/Runnable; (this, text, n)
                   0  t0 = java/lang/Runnable -> C.lambda$m$0(Ljava/lang/String;I)V (text, n)
                   1  return t0
                """, ir("""
                        Runnable m(String text, int n) {
                            return () -> text.charAt(n);
                        }
                        """));
    }

    @Test
    void the_captures_are_the_first_parameters_of_the_body() {
        assertEquals("""
                C.lambda$m$0(Ljava/lang/String;I)I (text, n)
                   0  t0 = virtual java/lang/String.charAt(I)C (text, n)
                   1  return t0
                """, ir("lambda$m$0", """
                        java.util.function.IntUnaryOperator m(String text) {
                            return n -> text.charAt(n);
                        }
                        """));
    }

    @Test
    void a_lambda_that_uses_this_captures_it() {
        assertEquals("""
                C.m()Ljava/util/function/IntSupplier; (this)
                   0  t0 = java/util/function/IntSupplier -> C.lambda$m$0()I (this)
                   1  return t0
                """, ir("""
                        int seed;
                        java.util.function.IntSupplier m() {
                            return () -> seed;
                        }
                        """));
    }

    @Test
    void a_method_reference_names_the_method() {
        assertEquals("""
                C.m()Ljava/util/function/Function; (this)
                   0  t0 = java/util/function/Function -> java/lang/String.length()I ()
                   1  return t0
                """, ir("""
                        java.util.function.Function<String, Integer> m() {
                            return String::length;
                        }
                        """));
    }

    @Test
    void a_bound_method_reference_captures_its_receiver() {
        assertEquals("""
                C.m(Ljava/io/InputStream;Ljava/lang/Runnable;)Ljava/lang/Runnable; (this, in, r)
                   0  t0 = static java/util/Objects.requireNonNull(Ljava/lang/Object;)Ljava/lang/Object; (r)
                   1  t1 = java/lang/Runnable -> java/lang/Runnable.run()V (r)
                   2  return t1
                """, ir("""
                        Runnable m(java.io.InputStream in, Runnable r) {
                            return r::run;
                        }
                        """));
    }

    @Test
    void a_constructor_reference_names_the_constructor() {
        assertEquals("""
                C.m()Ljava/util/function/Supplier; (this)
                   0  t0 = java/util/function/Supplier -> java/lang/Object.<init>()V ()
                   1  return t0
                """, ir("""
                        java.util.function.Supplier<Object> m() {
                            return Object::new;
                        }
                        """));
    }

    @Test
    void a_record_method_is_a_dynamic_call_and_no_lambda() {
        assertEquals("""
                C$Pair.toString()Ljava/lang/String; (this)
                   0  t0 = dynamic java/lang/runtime/ObjectMethods.toString(LC$Pair;)Ljava/lang/String; (this)
                   1  return t0
                """, ir("toString", """
                        record Pair(int a, int b) {}
                        """));
    }

    private String ir(String members) {
        return Lowered.ir(work, "m", members);
    }

    private String ir(String method, String members) {
        return Lowered.ir(work, method, members);
    }
}
