// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The rate table in force, and the way to a newer one. */
@Component
public class ShippingRates {

    private final ShippingSettings settings;
    private volatile RateTable current;

    public ShippingRates(ShippingSettings settings) throws IOException, RateFormatException {
        this.settings = settings;
        this.current = new RateTable(1, read());
    }

    public RateTable current() {
        return current;
    }

    /** Reads the rates again; those in force stay when the new ones cannot be read. */
    public synchronized void reload() throws IOException, RateFormatException {
        current = new RateTable(current.edition() + 1, read());
    }

    private List<Rate> read() throws IOException, RateFormatException {
        Path file = settings.rateFile();
        return file == null ? readOwn() : RateFile.read(file);
    }

    private static List<Rate> readOwn() throws IOException, RateFormatException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new ClassPathResource("shipping-rates.csv").getInputStream(), StandardCharsets.UTF_8))) {
            List<Rate> rates = new ArrayList<>();
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rates.add(Rate.parse(line));
            }
            return rates;
        }
    }
}
