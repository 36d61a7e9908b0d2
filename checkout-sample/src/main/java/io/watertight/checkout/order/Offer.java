// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.order;

import io.watertight.checkout.shipping.ShippingQuote;

/** What the cart would cost if it were bought now. */
public record Offer(Bill bill, ShippingQuote shipping) {}
