// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.FixtureHarness;
import io.watertight.fixtures.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockReleasedWithoutHoldTest {
    private static final String IMPORTS = """
            import java.io.*;
            import java.util.concurrent.locks.*;
            """;

    @TempDir
    Path work;

    @Test
    void a_catch_clause_gives_back_what_the_finally_clause_gives_back() {
        check("""
                class Stock {
                    private final Lock lock = new ReentrantLock();
                    interface Source { int count() throws IOException; }
                    int count(Source source) {
                        lock.lock();
                        try {
                            return source.count();
                        } catch (IOException e) {
                            lock.unlock();
                            return -1;
                        } finally {
                            lock.unlock(); // leak: LockReleasedWithoutHold "it was given back at line 11 already" // trace 4: "given back by"
                        }
                    }
                }
                """);
    }

    @Test
    void what_was_not_taken_is_given_back() {
        check("""
                class Stock {
                    private final ReentrantLock lock = new ReentrantLock();
                    private int left;
                    boolean take() {
                        try {
                            if (!lock.tryLock()) {
                                return false;
                            }
                            left--;
                            return true;
                        } finally {
                            lock.unlock(); // leak: LockReleasedWithoutHold "ReentrantLock.tryLock does not get it"
                        }
                    }
                }
                """);
    }

    @Test
    void a_test_of_the_answer_keeps_them_apart() {
        check("""
                class Stock {
                    private final ReentrantLock lock = new ReentrantLock();
                    private int left;
                    boolean take() {
                        boolean taken = false;
                        try {
                            taken = lock.tryLock();
                            left--;
                            return taken;
                        } finally {
                            if (taken) {
                                lock.unlock();
                            }
                        }
                    }
                }
                """);
    }

    private void check(String text) {
        FixtureHarness.suite(work).check(Fixture.inline("Case.java", IMPORTS + text));
    }
}
