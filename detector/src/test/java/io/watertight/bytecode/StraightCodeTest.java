// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code without jumps, as javac compiles it. */
class StraightCodeTest {
    @TempDir
    Path work;

    @Test
    void a_value_goes_through_a_temporary_into_its_local() {
        assertEquals("""
                C.m(I)I (this, a)
                   0  t0 = 2
                   1  t1 = add(a, t0)
                   2  b = t1
                   3  t2 = mul(b, a)
                   4  c = t2
                   5  t3 = neg(c)
                   6  return t3
                """, ir("""
                        int m(int a) {
                            int b = a + 2;
                            int c = b * a;
                            return -c;
                        }
                        """));
    }

    @Test
    void a_constructor_call_names_the_object_it_constructs() {
        assertEquals("""
                C.m(Ljava/lang/String;)Ljava/lang/Object; (this, text)
                   0  t0 = new java/lang/StringBuilder
                   1  special java/lang/StringBuilder.<init>(Ljava/lang/String;)V (t0, text)
                   2  out = t0
                   3  t1 = 120
                   4  t2 = virtual java/lang/StringBuilder.append(C)Ljava/lang/StringBuilder; (out, t1)
                   5  t3 = virtual java/lang/StringBuilder.toString()Ljava/lang/String; (t2)
                   6  return t3
                """, ir("""
                        Object m(String text) {
                            StringBuilder out = new StringBuilder(text);
                            return out.append('x').toString();
                        }
                        """));
    }

    @Test
    void fields_have_an_owner_and_static_ones_no_object() {
        assertEquals("""
                C.m(LC;)V (this, c)
                   0  t0 = c.C.next
                   1  this.C.next = t0
                   2  t1 = 7
                   3  C.made = t1
                   4  return
                """, ir("""
                        static int made;
                        C next;
                        void m(C c) {
                            next = c.next;
                            made = 7;
                        }
                        """));
    }

    @Test
    void the_old_value_of_an_incremented_local_keeps_a_name_of_its_own() {
        assertEquals("""
                C.m(I)I (this, i)
                   0  t0 = i
                   1  i = increment(i)
                   2  t1 = i
                   3  i = decrement(i)
                   4  t2 = add(t0, t1)
                   5  j = t2
                   6  i = increment(i)
                   7  return j
                """, ir("""
                        int m(int i) {
                            int j = i++ + i--;
                            i += 300;
                            return j;
                        }
                        """));
    }

    @Test
    void a_local_that_is_assigned_while_its_value_is_read_is_saved_first() {
        assertEquals("""
                C.m(II)I (this, a, b)
                   0  t0 = a
                   1  a = b
                   2  t1 = add(t0, b)
                   3  t2 = add(t1, a)
                   4  return t2
                """, ir("""
                        int m(int a, int b) {
                            return a + (a = b) + a;
                        }
                        """));
    }

    @Test
    void arrays_are_allocated_read_and_written() {
        assertEquals("""
                C.m([I[[Ljava/lang/String;)I (this, row, names)
                   0  t0 = 2
                   1  t1 = new [I(t0)
                   2  t2 = 0
                   3  t3 = 0
                   4  t4 = row[t3]
                   5  t1[t2] = t4
                   6  t5 = 1
                   7  t6 = 5
                   8  t1[t5] = t6
                   9  copy = t1
                  10  t7 = 1
                  11  t8 = length(copy)
                  12  t9 = new [Ljava/lang/String;(t8)
                  13  names[t7] = t9
                  14  t10 = 2
                  15  t11 = 3
                  16  t12 = new [[J(t10, t11)
                  17  grid = t12
                  18  t13 = 0
                  19  t14 = row[t13]
                  20  t15 = 1
                  21  t16 = add(t14, t15)
                  22  row[t13] = t16
                  23  t17 = 1
                  24  t18 = copy[t17]
                  25  return t18
                """, ir("""
                        int m(int[] row, String[][] names) {
                            int[] copy = {row[0], 5};
                            names[1] = new String[copy.length];
                            long[][] grid = new long[2][3];
                            row[0] += 1;
                            return copy[1];
                        }
                        """));
    }

    @Test
    void concatenation_is_one_dynamic_call() {
        assertEquals("""
                C.m(Ljava/lang/String;IJ)Ljava/lang/String; (this, a, b, c)
                   0  t0 = dynamic java/lang/invoke/StringConcatFactory.makeConcatWithConstants(Ljava/lang/String;IJ)Ljava/lang/String; (a, b, c)
                   1  return t0
                """, ir("""
                        String m(String a, int b, long c) {
                            return a + "-" + b + c;
                        }
                        """));
    }

    @Test
    void constants_of_every_kind_are_shown_by_their_text() {
        assertEquals("""
                C.m()V (this)
                   0  t0 = null
                   1  nothing = t0
                   2  t1 = java/lang/String.class
                   3  type = t1
                   4  t2 = "a \\"b\\"\\n"
                   5  text = t2
                   6  t3 = 8
                   7  big = t3
                   8  t4 = 0.5
                   9  half = t4
                  10  t5 = 1.0
                  11  one = t5
                  12  t6 = 1
                  13  yes = t6
                  14  t7 = 97
                  15  letter = t7
                  16  t8 = 1000000
                  17  large = t8
                  18  return
                """, ir("""
                        void m() {
                            Object nothing = null;
                            Class<?> type = String.class;
                            String text = "a \\"b\\"\\n";
                            long big = 1L << 3;
                            float half = 0.5f;
                            double one = 1;
                            boolean yes = true;
                            char letter = 'a';
                            int large = 1_000_000;
                        }
                        """));
    }

    @Test
    void a_cast_is_the_same_value_and_a_type_test_is_not() {
        assertEquals("""
                C.m(Ljava/lang/Object;)Z (this, o)
                   0  t0 = (java/lang/String) o
                   1  text = t0
                   2  t1 = ([Ljava/lang/Object;) o
                   3  all = t1
                   4  t2 = o instanceof java/lang/Integer
                   5  return t2
                """, ir("""
                        boolean m(Object o) {
                            String text = (String) o;
                            Object[] all = (Object[]) o;
                            return o instanceof Integer;
                        }
                        """));
    }

    @Test
    void an_unused_result_keeps_its_temporary() {
        assertEquals("""
                C.m(Ljava/lang/StringBuilder;)V (this, out)
                   0  t0 = 1
                   1  t1 = virtual java/lang/StringBuilder.append(I)Ljava/lang/StringBuilder; (out, t0)
                   2  t2 = 0
                   3  virtual java/lang/StringBuilder.setLength(I)V (out, t2)
                   4  t3 = virtual java/lang/Object.hashCode()I (this)
                   5  t4 = special java/lang/Object.hashCode()I (this)
                   6  t5 = 1L
                   7  t6 = static java/lang/String.valueOf(J)Ljava/lang/String; (t5)
                   8  return
                """, ir("""
                        void m(StringBuilder out) {
                            out.append(1);
                            out.setLength(0);
                            hashCode();
                            super.hashCode();
                            String.valueOf(1L);
                        }
                        """));
    }

    private String ir(String members) {
        return Lowered.ir(work, "m", members);
    }
}
