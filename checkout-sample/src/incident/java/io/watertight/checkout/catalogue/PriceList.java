// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.catalogue;

import io.watertight.checkout.money.Money;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Today's prices; whoever shows a price can ask to hear of its changes. */
@Component
public class PriceList {

    private final Map<Sku, Money> prices = new ConcurrentHashMap<>();
    private final List<PriceChangeListener> listeners = new CopyOnWriteArrayList<>();

    public PriceList(Catalogue catalogue) {
        for (Product product : catalogue.products()) {
            prices.put(product.sku(), product.listPrice());
        }
    }

    public Money price(Sku sku) {
        Money price = prices.get(sku);
        if (price == null) {
            throw new UnknownProductException(sku);
        }
        return price;
    }

    public void change(Sku sku, Money price) {
        if (price.belowZero()) {
            throw new IllegalArgumentException(sku + " cannot cost less than nothing");
        }
        Money before = prices.replace(sku, price);
        if (before == null) {
            throw new UnknownProductException(sku);
        }
        PriceChange change = new PriceChange(sku, before, price);
        for (PriceChangeListener listener : listeners) {
            listener.priceChanged(change);
        }
    }

    public void addListener(PriceChangeListener listener) {
        listeners.add(listener);
    }
}
