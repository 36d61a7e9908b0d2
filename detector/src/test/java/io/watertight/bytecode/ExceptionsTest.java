// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exceptions and monitors, as javac compiles them. */
class ExceptionsTest {
    @TempDir
    Path work;

    @Test
    void a_handler_covers_the_body_of_its_try() {
        assertEquals("""
                C.m(Ljava/lang/String;)I (this, a)
                   0  t0 = static java/lang/Integer.parseInt(Ljava/lang/String;)I (a)
                   1  return t0
                   2  t1 = catch
                   3  e = t1
                   4  t2 = -1
                   5  return t2
                      0..0 catch java/lang/NumberFormatException -> 2
                """, ir("""
                        int m(String a) {
                            try {
                                return Integer.parseInt(a);
                            } catch (NumberFormatException e) {
                                return -1;
                            }
                        }
                        """));
    }

    @Test
    void a_multi_catch_has_one_handler_per_type() {
        assertEquals("""
                C.m()V (this)
                   0  virtual java/lang/Object.wait()V (this)
                   1  goto 5
                   2  t0 = catch
                   3  e = t0
                   4  virtual java/lang/Exception.printStackTrace()V (e)
                   5  return
                      0..0 catch java/lang/InterruptedException -> 2
                      0..0 catch java/lang/IllegalMonitorStateException -> 2
                """, ir("""
                        void m() {
                            try {
                                wait();
                            } catch (InterruptedException | IllegalMonitorStateException e) {
                                e.printStackTrace();
                            }
                        }
                        """));
    }

    @Test
    void handlers_are_listed_in_the_order_in_which_they_are_tried() {
        assertEquals("""
                C.m(Ljava/io/InputStream;)V (this, in)
                   0  t0 = virtual java/io/InputStream.read()I (in)
                   1  goto 9
                   2  t1 = catch
                   3  e = t1
                   4  t2 = virtual java/lang/Object.hashCode()I (this)
                   5  goto 9
                   6  t1 = catch
                   7  e = t1
                   8  virtual java/lang/Object.notify()V (this)
                   9  return
                      0..0 catch java/io/FileNotFoundException -> 2
                      0..0 catch java/io/IOException -> 6
                """, ir("""
                        void m(java.io.InputStream in) {
                            try {
                                in.read();
                            } catch (java.io.FileNotFoundException e) {
                                hashCode();
                            } catch (java.io.IOException e) {
                                notify();
                            }
                        }
                        """));
    }

    @Test
    void a_finally_is_copied_to_every_way_out() {
        assertEquals("""
                C.m(Ljava/lang/String;)I (this, a)
                   0  t0 = virtual java/lang/String.length()I (a)
                   1  v2 = t0
                   2  virtual java/lang/Object.notify()V (this)
                   3  return v2
                   4  t1 = catch
                   5  v3 = t1
                   6  virtual java/lang/Object.notify()V (this)
                   7  throw v3
                      0..1 catch java/lang/Throwable -> 4
                """, ir("""
                        int m(String a) {
                            try {
                                return a.length();
                            } finally {
                                notify();
                            }
                        }
                        """));
    }

    @Test
    void a_try_with_resources_closes_on_both_ways_and_suppresses() {
        assertEquals("""
                C.m(Ljava/io/File;)I (this, file)
                   0  t0 = new java/io/FileInputStream
                   1  special java/io/FileInputStream.<init>(Ljava/io/File;)V (t0, file)
                   2  in = t0
                   3  t1 = virtual java/io/InputStream.read()I (in)
                   4  v3 = t1
                   5  virtual java/io/InputStream.close()V (in)
                   6  return v3
                   7  t2 = catch
                   8  v3 = t2
                   9  virtual java/io/InputStream.close()V (in)
                  10  goto 14
                  11  t2 = catch
                  12  v4 = t2
                  13  virtual java/lang/Throwable.addSuppressed(Ljava/lang/Throwable;)V (v3, v4)
                  14  throw v3
                      3..4 catch java/lang/Throwable -> 7
                      9..9 catch java/lang/Throwable -> 11
                """, ir("""
                        int m(java.io.File file) throws java.io.IOException {
                            try (java.io.InputStream in = new java.io.FileInputStream(file)) {
                                return in.read();
                            }
                        }
                        """));
    }

    @Test
    void a_resource_that_may_be_null_is_tested_before_it_is_closed() {
        assertEquals("""
                C.m(Ljava/lang/AutoCloseable;)V (this, made)
                   0  it = made
                   1  virtual java/lang/Object.notify()V (this)
                   2  if it == 0 goto 14
                   3  virtual java/lang/AutoCloseable.close()V (it)
                   4  goto 14
                   5  t0 = catch
                   6  v3 = t0
                   7  if it == 0 goto 13
                   8  virtual java/lang/AutoCloseable.close()V (it)
                   9  goto 13
                  10  t0 = catch
                  11  v4 = t0
                  12  virtual java/lang/Throwable.addSuppressed(Ljava/lang/Throwable;)V (v3, v4)
                  13  throw v3
                  14  return
                      1..1 catch java/lang/Throwable -> 5
                      8..8 catch java/lang/Throwable -> 10
                """, ir("""
                        void m(AutoCloseable made) throws Exception {
                            try (AutoCloseable it = made) {
                                notify();
                            }
                        }
                        """));
    }

    @Test
    void a_synchronized_block_is_left_on_every_way_out() {
        assertEquals("""
                C.m(Ljava/lang/Object;)I (this, lock)
                   0  v2 = lock
                   1  enter lock
                   2  t0 = virtual java/lang/Object.hashCode()I (this)
                   3  leave v2
                   4  return t0
                   5  t1 = catch
                   6  v3 = t1
                   7  leave v2
                   8  throw v3
                      2..3 catch java/lang/Throwable -> 5
                      5..7 catch java/lang/Throwable -> 5
                """, ir("""
                        int m(Object lock) {
                            synchronized (lock) {
                                return hashCode();
                            }
                        }
                        """));
    }

    @Test
    void a_throw_ends_the_path() {
        assertEquals("""
                C.m(I)V (this, a)
                   0  if a >= 0 goto 5
                   1  t0 = new java/lang/IllegalArgumentException
                   2  t1 = "negative"
                   3  special java/lang/IllegalArgumentException.<init>(Ljava/lang/String;)V (t0, t1)
                   4  throw t0
                   5  virtual java/lang/Object.notify()V (this)
                   6  return
                """, ir("""
                        void m(int a) {
                            if (a < 0) {
                                throw new IllegalArgumentException("negative");
                            }
                            notify();
                        }
                        """));
    }

    private String ir(String members) {
        return Lowered.ir(work, "m", members);
    }
}
