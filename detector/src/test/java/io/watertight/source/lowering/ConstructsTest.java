// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each construct of the language becomes. */
class ConstructsTest {
    @TempDir
    Path work;

    private void lowered(String members, String method, String expected) throws IOException {
        LoweredSource lowered = LoweredSource.ofMembers(work, members);
        assertEquals(List.of(), lowered.diagnostics());
        assertEquals(List.of(), lowered.faults());
        assertEquals(expected.stripTrailing(), lowered.text(method).stripTrailing());
    }

    @Test
    void a_finally_clause_is_copied_to_each_way_out() throws IOException {
        lowered("""
                int m(InputStream in) throws IOException { try { return in.read(); } finally { in.close(); } }
                """, "m", """
                   0  t0 = virtual java/io/InputStream.read()I (in)
                   1  t1 = t0
                   2  virtual java/io/InputStream.close()V (in)
                   3  return t1
                   4  t2 = catch
                   5  virtual java/io/InputStream.close()V (in)
                   6  throw t2
                      0..1 catch java/lang/Throwable -> 4
                """);
    }

    @Test
    void what_runs_on_the_way_out_is_not_protected_by_its_own_try() throws IOException {
        lowered("""
                void m(InputStream in) throws IOException { while (true) { try { if (in.read() < 0) break; } finally { in.close(); } } }
                """, "m", """
                   0  t0 = virtual java/io/InputStream.read()I (in)
                   1  if t0 >= 0 goto 4
                   2  virtual java/io/InputStream.close()V (in)
                   3  goto 10
                   4  virtual java/io/InputStream.close()V (in)
                   5  goto 9
                   6  t1 = catch
                   7  virtual java/io/InputStream.close()V (in)
                   8  throw t1
                   9  goto 0
                  10  return
                      0..1 catch java/lang/Throwable -> 6
                """);
    }

    @Test
    void a_resource_is_closed_on_both_ways_out() throws IOException {
        lowered("""
                void m(File f) throws IOException { try (InputStream in = new FileInputStream(f)) { in.read(); } }
                """, "m", """
                   0  t0 = new java/io/FileInputStream
                   1  special java/io/FileInputStream.<init>(Ljava/io/File;)V (t0, f)
                   2  in = t0
                   3  t1 = virtual java/io/InputStream.read()I (in)
                   4  virtual java/io/InputStream.close()V (in)
                   5  goto 12
                   6  t2 = catch
                   7  virtual java/io/InputStream.close()V (in)
                   8  goto 11
                   9  t3 = catch
                  10  virtual java/lang/Throwable.addSuppressed(Ljava/lang/Throwable;)V (t2, t3)
                  11  throw t2
                  12  return
                      3..3 catch java/lang/Throwable -> 6
                      7..7 catch java/lang/Throwable -> 9
                """);
    }

    @Test
    void a_resource_that_may_be_null_is_tested() throws IOException {
        lowered("""
                void m(InputStream in) throws IOException { try (in) { in.read(); } }
                """, "m", """
                   0  t0 = in
                   1  t1 = virtual java/io/InputStream.read()I (in)
                   2  if t0 == 0 goto 4
                   3  virtual java/io/InputStream.close()V (t0)
                   4  goto 12
                   5  t2 = catch
                   6  if t0 == 0 goto 11
                   7  virtual java/io/InputStream.close()V (t0)
                   8  goto 11
                   9  t3 = catch
                  10  virtual java/lang/Throwable.addSuppressed(Ljava/lang/Throwable;)V (t2, t3)
                  11  throw t2
                  12  return
                      1..1 catch java/lang/Throwable -> 5
                      7..7 catch java/lang/Throwable -> 9
                """);
    }

    @Test
    void labels_lead_out_of_and_to_the_next_round_of_the_loop_they_name() throws IOException {
        lowered("""
                void m(int n) { outer: while (true) { for (int i = 0; i < n; i++) { if (i == n) continue outer; if (n == 4) break outer; } } }
                """, "m", """
                   0  t0 = 0
                   1  i = t0
                   2  if i >= n goto 11
                   3  if i != n goto 5
                   4  goto 11
                   5  t1 = 4
                   6  if n != t1 goto 8
                   7  goto 12
                   8  t2 = i
                   9  i = increment(i)
                  10  goto 2
                  11  goto 0
                  12  return
                """);
    }

    @Test
    void a_case_without_break_falls_into_the_next() throws IOException {
        lowered("""
                int m(int k) { switch (k) { case 1: k++; case 2: return k; default: break; } return 0; }
                """, "m", """
                   0  switch k {1 -> 1, 2 -> 3} else 4
                   1  t0 = k
                   2  k = increment(k)
                   3  return k
                   4  goto 5
                   5  t1 = 0
                   6  return t1
                """);
    }

    @Test
    void patterns_are_tested_one_after_the_other() throws IOException {
        lowered("""
                String m(Object o) { return switch (o) { case String s when s.isEmpty() -> s; case Integer i -> "i"; default -> throw new IllegalStateException(); }; }
                """, "m", """
                   0  t1 = o instanceof java/lang/String
                   1  if t1 == 0 goto 8
                   2  t2 = (java/lang/String) o
                   3  s = t2
                   4  t3 = virtual java/lang/String.isEmpty()Z (s)
                   5  if t3 == 0 goto 8
                   6  t0 = s
                   7  goto 18
                   8  t4 = o instanceof java/lang/Integer
                   9  if t4 == 0 goto 15
                  10  t5 = (java/lang/Integer) o
                  11  i = t5
                  12  t6 = "i"
                  13  t0 = t6
                  14  goto 18
                  15  t7 = new java/lang/IllegalStateException
                  16  special java/lang/IllegalStateException.<init>()V (t7)
                  17  throw t7
                  18  return t0
                """);
    }

    @Test
    void components_of_a_record_are_asked_of_it() throws IOException {
        lowered("""
                record P(InputStream in) {} int m(Object o) throws IOException { return o instanceof P(var in) ? in.read() : 0; }
                """, "m", """
                   0  t1 = o instanceof T$P
                   1  if t1 == 0 goto 8
                   2  t2 = (T$P) o
                   3  t3 = virtual T$P.in()Ljava/io/InputStream; (t2)
                   4  in = t3
                   5  t4 = virtual java/io/InputStream.read()I (in)
                   6  t0 = t4
                   7  goto 10
                   8  t5 = 0
                   9  t0 = t5
                  10  return t0
                """);
    }

    @Test
    void a_lambda_is_a_method_of_its_own_with_what_it_captures_first() throws IOException {
        lowered("""
                Runnable m(InputStream in) { return () -> { try { in.close(); } catch (IOException e) { } }; }
                """, "lambda$m$0", """
                   0  virtual java/io/InputStream.close()V (in)
                   1  goto 4
                   2  e = catch
                   3  goto 4
                   4  return
                      0..0 catch java/io/IOException -> 2
                """);
    }

    @Test
    void an_anonymous_class_keeps_what_it_captures_in_fields() throws IOException {
        lowered("""
                Closeable m(InputStream in) { return new Closeable() { public void close() throws IOException { in.close(); } }; }
                """, "close", """
                   0  t0 = this.T$1.val$in
                   1  virtual java/io/InputStream.close()V (t0)
                   2  return
                """);
    }

    @Test
    void a_test_stops_where_its_outcome_is_known() throws IOException {
        lowered("""
                boolean m(Object a, boolean b) { return a != null && (b || !a.equals("")); }
                """, "m", """
                   0  if a == 0 goto 7
                   1  if b != 0 goto 5
                   2  t1 = ""
                   3  t2 = virtual java/lang/Object.equals(Ljava/lang/Object;)Z (a, t1)
                   4  if t2 != 0 goto 7
                   5  t0 = 1
                   6  goto 8
                   7  t0 = 0
                   8  return t0
                """);
    }

    @Test
    void code_behind_a_constant_that_is_false_is_left_out() throws IOException {
        lowered("""
                static final boolean DEBUG = false; void m() { if (DEBUG) { System.exit(1); } }
                """, "m", """
                   0  goto 1
                   1  return
                """);
    }

    @Test
    void a_monitor_is_left_on_every_way() throws IOException {
        lowered("""
                void m(Object lock) { synchronized (lock) { hashCode(); } }
                """, "m", """
                   0  t0 = lock
                   1  enter t0
                   2  t1 = virtual java/lang/Object.hashCode()I (this)
                   3  leave t0
                   4  goto 8
                   5  t2 = catch
                   6  leave t0
                   7  throw t2
                   8  return
                      2..2 catch java/lang/Throwable -> 5
                """);
    }

    @Test
    void an_index_is_evaluated_once() throws IOException {
        lowered("""
                int m(int[] a, int i) { a[i++] += 2; return i--; }
                """, "m", """
                   0  t0 = a
                   1  t1 = i
                   2  i = increment(i)
                   3  t2 = t0[t1]
                   4  t3 = 2
                   5  t4 = add(t2, t3)
                   6  t0[t1] = t4
                   7  t5 = i
                   8  i = decrement(i)
                   9  return t5
                """);
    }

    @Test
    void elements_are_cast_to_the_type_of_the_loop_variable() throws IOException {
        lowered("""
                void m(List<InputStream> all) throws IOException { for (InputStream in : all) { in.close(); } }
                """, "m", """
                   0  t0 = virtual java/util/List.iterator()Ljava/util/Iterator; (all)
                   1  t1 = virtual java/util/Iterator.hasNext()Z (t0)
                   2  if t1 == 0 goto 8
                   3  t2 = virtual java/util/Iterator.next()Ljava/lang/Object; (t0)
                   4  t3 = (java/io/InputStream) t2
                   5  in = t3
                   6  virtual java/io/InputStream.close()V (in)
                   7  goto 1
                   8  return
                """);
    }

    @Test
    void a_clause_for_several_exceptions_is_a_handler_for_each() throws IOException {
        lowered("""
                void m() { try { new FileReader("").read(); } catch (FileNotFoundException | EOFException e) { hashCode(); } }
                """, "m", """
                   0  t0 = new java/io/FileReader
                   1  t1 = ""
                   2  special java/io/FileReader.<init>(Ljava/lang/String;)V (t0, t1)
                   3  t2 = virtual java/io/FileReader.read()I (t0)
                   4  goto 8
                   5  e = catch
                   6  t3 = virtual java/lang/Object.hashCode()I (this)
                   7  goto 8
                   8  return
                      0..3 catch java/io/FileNotFoundException -> 5
                      0..3 catch java/io/EOFException -> 5
                """);
    }

    @Test
    void of_an_unknown_method_its_name_and_what_is_passed_are_known() throws IOException {
        lowered("""
                InputStream m(Missing m) { InputStream in = m.open("x", 1).next(); return in; }
                """, "m", """
                   0  t0 = "x"
                   1  t1 = 1
                   2  t2 = virtual Missing.open(Ljava/lang/String;I)L?; (m, t0, t1)
                   3  t3 = virtual ?.next()Ljava/io/InputStream; (t2)
                   4  in = t3
                   5  return in
                """);
    }

    @Test
    void a_constructor_begins_with_what_the_fields_are_initialised_with() throws IOException {
        lowered("""
                InputStream in = System.in; { hashCode(); } T(int i) { in.toString(); }
                """, "<init>", """
                   0  special java/lang/Object.<init>()V (this)
                   1  t0 = java/lang/System.in
                   2  this.T.in = t0
                   3  t1 = virtual java/lang/Object.hashCode()I (this)
                   4  t2 = this.T.in
                   5  t3 = virtual java/lang/Object.toString()Ljava/lang/String; (t2)
                   6  return
                """);
    }

    @Test
    void numbers_are_boxed_and_unboxed() throws IOException {
        lowered("""
                int m(List<Integer> l) { l.add(1); return l.get(0); }
                """, "m", """
                   0  t0 = 1
                   1  t1 = virtual java/util/List.add(Ljava/lang/Object;)Z (l, t0)
                   2  t2 = 0
                   3  t3 = virtual java/util/List.get(I)Ljava/lang/Object; (l, t2)
                   4  t4 = (java/lang/Integer) t3
                   5  t5 = virtual java/lang/Integer.intValue()I (t4)
                   6  return t5
                """);
    }
}
