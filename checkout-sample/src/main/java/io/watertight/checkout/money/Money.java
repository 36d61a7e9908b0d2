// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An amount in one currency, kept at that currency's number of decimal places and rounded half up. */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    private static final Currency EURO = Currency.getInstance("EUR");

    public Money {
        amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }

    public static Money euros(String amount) {
        return euros(new BigDecimal(amount));
    }

    public static Money euros(BigDecimal amount) {
        return new Money(amount, EURO);
    }

    public static Money zero() {
        return euros(BigDecimal.ZERO);
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.in(currency)), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(other.in(currency)), currency);
    }

    public Money times(int quantity) {
        return new Money(amount.multiply(BigDecimal.valueOf(quantity)), currency);
    }

    /** The share {@code rate} of this amount, where 0.19 is nineteen percent. */
    public Money share(BigDecimal rate) {
        return new Money(amount.multiply(rate), currency);
    }

    public boolean belowZero() {
        return amount.signum() < 0;
    }

    public static Money min(Money left, Money right) {
        return left.compareTo(right) <= 0 ? left : right;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.in(currency));
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }

    private BigDecimal in(Currency expected) {
        if (!currency.equals(expected)) {
            throw new IllegalArgumentException("Expected " + expected + " but this is " + this);
        }
        return amount;
    }
}
