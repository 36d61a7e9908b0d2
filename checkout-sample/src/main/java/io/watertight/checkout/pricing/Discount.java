// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.pricing;

import io.watertight.checkout.money.Money;
import java.math.BigDecimal;

/** What a discount code is worth. */
public sealed interface Discount {

    /** What is taken off goods of this price; never more than that price. */
    Money off(Money goods);

    /** A share of the price, where 0.10 is ten percent. */
    record Share(BigDecimal rate) implements Discount {

        public Share {
            if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("A discount is a share from 0 to 1, not " + rate);
            }
        }

        @Override
        public Money off(Money goods) {
            return goods.share(rate);
        }
    }

    /** A fixed amount, once the goods cost enough. */
    record Amount(Money amount, Money minimum) implements Discount {

        public Amount {
            if (amount.belowZero()) {
                throw new IllegalArgumentException("A discount cannot be negative: " + amount);
            }
        }

        @Override
        public Money off(Money goods) {
            return goods.compareTo(minimum) < 0 ? Money.zero() : Money.min(amount, goods);
        }
    }

    /** No discount at all. */
    record None() implements Discount {

        @Override
        public Money off(Money goods) {
            return Money.zero();
        }
    }
}
