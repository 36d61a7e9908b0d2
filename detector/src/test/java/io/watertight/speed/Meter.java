// SPDX-License-Identifier: Apache-2.0
package io.watertight.speed;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process has used since its virtual machine started: start-up, compilation and collection included. */
record Meter(double wallSeconds, double cpuSeconds) {
    private static final double MILLIS = 1e3;
    private static final double NANOS = 1e9;

    static Meter read() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        return new Meter((System.currentTimeMillis() - started) / MILLIS, system.getProcessCpuTime() / NANOS);
    }

    /** One line of words and numbers, for the script that compares. */
    String line(String what) {
        return "wall=%.2f cpu=%.2f %s".formatted(wallSeconds, cpuSeconds, what);
    }
}
