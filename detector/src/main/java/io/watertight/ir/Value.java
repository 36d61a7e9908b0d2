// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

/** A constant. */
public sealed interface Value {
    /** The null reference. */
    record Null() implements Value {
        @Override
        public String toString() {
            return "null";
        }
    }

    /** A boolean, byte, char, short or int. */
    record Int(int value) implements Value {
        @Override
        public String toString() {
            return Integer.toString(value);
        }
    }

    /** A string. */
    record Text(String value) implements Value {
        @Override
        public String toString() {
            return '"' + value.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"") + '"';
        }
    }

    /** A class literal; internal name or array descriptor. */
    record Type(String name) implements Value {
        @Override
        public String toString() {
            return name + ".class";
        }
    }

    /** A long, float, double, method handle or dynamic constant, by its text. */
    record Other(String text) implements Value {
        /** Whether it is a long or the like that is zero. */
        public boolean isZero() {
            return text.equals("0") || text.equals("0L") || text.equals("0l");
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
