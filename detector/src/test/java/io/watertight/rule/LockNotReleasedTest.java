// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.FixtureHarness;
import io.watertight.fixtures.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockNotReleasedTest {
    private static final String IMPORTS = """
            import java.io.*;
            import java.util.concurrent.*;
            import java.util.concurrent.locks.*;
            """;

    @TempDir
    Path work;

    @Test
    void an_early_return_keeps_the_lock() {
        check("""
                class Stock {
                    private final Lock lock = new ReentrantLock();
                    private int left;
                    boolean take() {
                        lock.lock(); // leak: LockNotReleased "on the path that returns at line 10"
                        if (left == 0) {
                            return false;
                        }
                        left--;
                        lock.unlock();
                        return true;
                    }
                }
                """);
    }

    @Test
    void an_undeclared_exception_of_a_call_counts() {
        check("""
                class Stock {
                    private final ReadWriteLock locks = new ReentrantReadWriteLock();
                    interface Source { int count(); }
                    int count(Source source) {
                        locks.readLock().lock(); // leak: LockNotReleased "when Stock.Source.count throws RuntimeException"
                        int count = source.count();
                        locks.readLock().unlock();
                        return count;
                    }
                }
                """);
    }

    @Test
    void finally_gives_it_back() {
        check("""
                class Stock {
                    private final ReadWriteLock locks = new ReentrantReadWriteLock();
                    private final Semaphore permits = new Semaphore(3);
                    interface Source { int count(); }
                    int count(Source source) throws InterruptedException {
                        permits.acquire();
                        try {
                            locks.writeLock().lock();
                            try {
                                return source.count();
                            } finally {
                                locks.writeLock().unlock();
                            }
                        } finally {
                            permits.release();
                        }
                    }
                    int countIfFree(Lock lock, Source source) {
                        if (!lock.tryLock()) {
                            return -1;
                        }
                        try {
                            return source.count();
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void another_lock_is_not_this_one() {
        check("""
                class Pair {
                    private final Lock a = new ReentrantLock();
                    private final Lock b = new ReentrantLock();
                    void both(Runnable task) {
                        a.lock();
                        try {
                            b.lock(); // leak: LockNotReleased
                            try {
                                task.run();
                            } finally {
                                a.unlock();
                            }
                        } finally {
                            if (b.hashCode() > 0) {
                                b.unlock();
                            }
                        }
                    }
                }
                """);
    }

    @Test
    void a_pair_of_methods_hands_the_lock_over() {
        check("""
                class Gate {
                    private final Lock lock = new ReentrantLock();
                    void enter() {
                        lock.lock();
                    }
                    void leave() {
                        lock.unlock();
                    }
                }
                """);
    }

    @Test
    void a_callee_gives_it_back() {
        check("""
                class Gate {
                    private final Lock lock = new ReentrantLock();
                    void enter(Runnable task) {
                        lock.lock();
                        try {
                            task.run();
                        } finally {
                            leave();
                        }
                    }
                    private void leave() {
                        lock.unlock();
                    }
                }
                """);
    }

    private void check(String source) {
        FixtureHarness.suite(work).check(Fixture.inline("Fixture.java", IMPORTS + source));
        assertEquals(3, IMPORTS.lines().count(), "the line numbers above count the imports");
    }
}
