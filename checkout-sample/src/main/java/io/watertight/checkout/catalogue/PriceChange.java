// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.catalogue;

import io.watertight.checkout.money.Money;

/** An article costs something else from now on. */
public record PriceChange(Sku sku, Money before, Money after) {}
