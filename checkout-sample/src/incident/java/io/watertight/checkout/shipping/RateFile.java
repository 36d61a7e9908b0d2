// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rate file as the carrier sends it: a heading, then one rate per line. */
final class RateFile {

    private static final String HEADING = "zone,grams,price";

    private RateFile() {}

    static List<Rate> read(Path file) throws IOException, RateFormatException {
        BufferedReader reader = Files.newBufferedReader(file);
        if (!HEADING.equals(reader.readLine())) {
            throw new RateFormatException(file.getFileName() + " does not start with " + HEADING);
        }
        List<Rate> rates = new ArrayList<>();
        String line;
        while ((line = reader.readLine()) != null) {
            if (!line.isBlank()) {
                rates.add(Rate.parse(line));
            }
        }
        reader.close();
        return rates;
    }
}
