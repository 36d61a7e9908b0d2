// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Longs and doubles, which take two words on the stack and one variable here. */
class WideValuesTest {
    @TempDir
    Path work;

    @Test
    void wide_values_take_one_variable_each() {
        assertEquals("""
                C.m(JD)J (this, a, b)
                   0  t0 = this.C.total
                   1  t1 = 1L
                   2  t2 = add(t0, t1)
                   3  this.C.total = t2
                   4  c = t0
                   5  t3 = 2.0
                   6  t4 = mul(b, t3)
                   7  d = t4
                   8  t5 = convert(d)
                   9  t6 = add(a, t5)
                  10  c = t6
                  11  this.C.total = t6
                  12  return c
                """, ir("""
                        long total;
                        long m(long a, double b) {
                            long c = total++;
                            double d = b * 2;
                            total = c = a + (long) d;
                            return c;
                        }
                        """));
    }

    @Test
    void wide_elements_are_assigned_and_used_in_one_expression() {
        assertEquals("""
                C.m([JI[D)J (this, a, i, d)
                   0  t0 = a[i]
                   1  t1 = 1L
                   2  t2 = add(t0, t1)
                   3  a[i] = t2
                   4  old = t0
                   5  t3 = 1
                   6  t4 = add(i, t3)
                   7  t5 = 1.0
                   8  d[t4] = t5
                   9  d[i] = t5
                  10  t6 = a[i]
                  11  t7 = add(t6, old)
                  12  a[i] = t7
                  13  return t7
                """, ir("""
                        long m(long[] a, int i, double[] d) {
                            long old = a[i]++;
                            d[i] = d[i + 1] = 1;
                            return a[i] += old;
                        }
                        """));
    }

    @Test
    void a_comparison_of_wide_values_is_computed_before_the_branch() {
        assertEquals("""
                C.m(JD)Z (this, a, b)
                   0  t0 = 5
                   1  t1 = compare(a, t0)
                   2  if t1 > 0 goto 6
                   3  t2 = 1.0
                   4  t3 = compare(b, t2)
                   5  if t3 >= 0 goto 9
                   6  t4 = 1
                   7  t5 = t4
                   8  goto 11
                   9  t6 = 0
                  10  t5 = t6
                  11  return t5
                """, ir("""
                        boolean m(long a, double b) {
                            return a > 5 || b < 1;
                        }
                        """));
    }

    private String ir(String members) {
        return Lowered.ir(work, "m", members);
    }
}
