// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Branches, loops and switches, as javac compiles them. */
class BranchesTest {
    @TempDir
    Path work;

    @Test
    void an_if_branches_over_its_body_when_the_test_fails() {
        assertEquals("""
                C.m(ILjava/lang/Object;)I (this, a, o)
                   0  t0 = 3
                   1  if a <= t0 goto 4
                   2  t1 = 1
                   3  return t1
                   4  if o != 0 goto 7
                   5  t2 = 2
                   6  return t2
                   7  t3 = 3
                   8  return t3
                """, ir("""
                        int m(int a, Object o) {
                            if (a > 3) {
                                return 1;
                            } else if (o == null) {
                                return 2;
                            }
                            return 3;
                        }
                        """));
    }

    @Test
    void two_operands_are_compared_in_the_order_of_the_source() {
        assertEquals("""
                C.m(IILjava/lang/Object;Ljava/lang/Object;)Z (this, a, b, c, d)
                   0  if a > b goto 5
                   1  if c == d goto 5
                   2  t0 = 1
                   3  t1 = t0
                   4  goto 7
                   5  t2 = 0
                   6  t1 = t2
                   7  return t1
                """, ir("""
                        boolean m(int a, int b, Object c, Object d) {
                            return a <= b && c != d;
                        }
                        """));
    }

    @Test
    void a_loop_jumps_back() {
        assertEquals("""
                C.m(I)I (this, n)
                   0  t0 = 0
                   1  sum = t0
                   2  t1 = 0
                   3  i = t1
                   4  if i >= n goto 9
                   5  t2 = add(sum, i)
                   6  sum = t2
                   7  i = increment(i)
                   8  goto 4
                   9  return sum
                """, ir("""
                        int m(int n) {
                            int sum = 0;
                            for (int i = 0; i < n; i++) {
                                sum += i;
                            }
                            return sum;
                        }
                        """));
    }

    @Test
    void each_step_of_an_iteration_binds_its_variable_again() {
        assertEquals("""
                C.m(Ljava/util/List;)V (this, names)
                   0  t0 = virtual java/util/List.iterator()Ljava/util/Iterator; (names)
                   1  v2 = t0
                   2  t1 = virtual java/util/Iterator.hasNext()Z (v2)
                   3  if t1 == 0 goto 9
                   4  t2 = virtual java/util/Iterator.next()Ljava/lang/Object; (v2)
                   5  t3 = (java/lang/String) t2
                   6  name = t3
                   7  t4 = virtual java/lang/String.trim()Ljava/lang/String; (name)
                   8  goto 2
                   9  return
                """, ir("""
                        void m(java.util.List<String> names) {
                            for (String name : names) {
                                name.trim();
                            }
                        }
                        """));
    }

    @Test
    void both_arms_of_a_conditional_meet_in_one_variable() {
        assertEquals("""
                C.m(ZLjava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object; (this, c, x, y)
                   0  if c == 0 goto 3
                   1  t0 = x
                   2  goto 4
                   3  t0 = y
                   4  return t0
                """, ir("""
                        Object m(boolean c, Object x, Object y) {
                            return c ? x : y;
                        }
                        """));
    }

    @Test
    void an_object_under_construction_keeps_its_variable_over_a_conditional() {
        assertEquals("""
                C.m(ZLjava/lang/String;Ljava/lang/String;)Ljava/lang/Object; (this, c, x, y)
                   0  t0 = new java/lang/StringBuilder
                   1  if c == 0 goto 4
                   2  t1 = x
                   3  goto 5
                   4  t1 = y
                   5  special java/lang/StringBuilder.<init>(Ljava/lang/String;)V (t0, t1)
                   6  return t0
                """, ir("""
                        Object m(boolean c, String x, String y) {
                            return new StringBuilder(c ? x : y);
                        }
                        """));
    }

    @Test
    void objects_under_construction_nest_across_conditionals() {
        assertEquals("""
                C.m(ZLjava/io/InputStream;Ljava/io/InputStream;)Ljava/lang/Object; (this, c, x, y)
                   0  t0 = new java/io/DataInputStream
                   1  t1 = new java/io/BufferedInputStream
                   2  if c == 0 goto 5
                   3  t2 = x
                   4  goto 6
                   5  t2 = y
                   6  special java/io/BufferedInputStream.<init>(Ljava/io/InputStream;)V (t1, t2)
                   7  special java/io/DataInputStream.<init>(Ljava/io/InputStream;)V (t0, t1)
                   8  return t0
                """, ir("""
                        Object m(boolean c, java.io.InputStream x, java.io.InputStream y) {
                            return new java.io.DataInputStream(new java.io.BufferedInputStream(c ? x : y));
                        }
                        """));
    }

    @Test
    void a_value_below_a_conditional_moves_to_the_variable_of_its_depth() {
        assertEquals("""
                C.m(IZ)I (this, a, c)
                   0  t0 = a
                   1  if c == 0 goto 5
                   2  t1 = 1
                   3  t2 = t1
                   4  goto 7
                   5  t4 = 2
                   6  t2 = t4
                   7  t3 = add(t0, t2)
                   8  return t3
                """, ir("""
                        int m(int a, boolean c) {
                            return a + (c ? 1 : 2);
                        }
                        """));
    }

    @Test
    void a_dense_switch_lists_its_keys() {
        assertEquals("""
                C.m(I)I (this, a)
                   0  switch a {1 -> 1, 2 -> 1, 3 -> 4, 4 -> 3} else 4
                   1  t0 = 10
                   2  return t0
                   3  a = increment(a)
                   4  return a
                """, ir("""
                        int m(int a) {
                            switch (a) {
                                case 1:
                                case 2:
                                    return 10;
                                case 4:
                                    a++;
                                default:
                                    return a;
                            }
                        }
                        """));
    }

    @Test
    void a_sparse_switch_lists_its_keys_too() {
        assertEquals("""
                C.m(I)Ljava/lang/String; (this, a)
                   0  switch a {-1 -> 1, 1000 -> 4} else 7
                   1  t3 = "minus"
                   2  t1 = t3
                   3  goto 9
                   4  t2 = "many"
                   5  t1 = t2
                   6  goto 9
                   7  t0 = "some"
                   8  t1 = t0
                   9  return t1
                """, ir("""
                        String m(int a) {
                            return switch (a) {
                                case -1 -> "minus";
                                case 1000 -> "many";
                                default -> "some";
                            };
                        }
                        """));
    }

    @Test
    void a_switch_over_strings_compares_hash_and_text() {
        assertEquals("""
                C.m(Ljava/lang/String;)I (this, a)
                   0  v2 = a
                   1  t0 = -1
                   2  v3 = t0
                   3  t1 = virtual java/lang/String.hashCode()I (v2)
                   4  switch t1 {120 -> 5} else 10
                   5  t5 = "x"
                   6  t6 = virtual java/lang/String.equals(Ljava/lang/Object;)Z (v2, t5)
                   7  if t6 == 0 goto 10
                   8  t7 = 0
                   9  v3 = t7
                  10  switch v3 {0 -> 11} else 14
                  11  t4 = 1
                  12  t3 = t4
                  13  goto 16
                  14  t2 = 0
                  15  t3 = t2
                  16  return t3
                """, ir("""
                        int m(String a) {
                            return switch (a) {
                                case "x" -> 1;
                                default -> 0;
                            };
                        }
                        """));
    }

    @Test
    void code_that_cannot_be_reached_is_left_out() {
        assertEquals("""
                C.m()I (this)
                   0  t0 = virtual java/lang/Object.hashCode()I (this)
                   1  goto 0
                """, ir("""
                        int m() {
                            while (true) {
                                hashCode();
                            }
                        }
                        """));
    }

    private String ir(String members) {
        return Lowered.ir(work, "m", members);
    }
}
