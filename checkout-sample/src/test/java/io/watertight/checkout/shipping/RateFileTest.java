// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.watertight.checkout.money.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateFileTest {

    @TempDir
    private Path folder;

    @Test
    void aRateFileHoldsOneRatePerLine() throws Exception {
        Path file = file("""
                zone,grams,price
                DOMESTIC,1000,3.90

                WORLD, 500, 16.90
                """);

        assertThat(RateFile.read(file))
                .containsExactly(
                        new Rate(ShippingZone.DOMESTIC, 1000, Money.euros("3.90")),
                        new Rate(ShippingZone.WORLD, 500, Money.euros("16.90")));
    }

    @Test
    void aFileWithoutHeadingIsRefused() throws Exception {
        Path file = file("DOMESTIC,1000,3.90");

        assertThatExceptionOfType(RateFormatException.class)
                .isThrownBy(() -> RateFile.read(file))
                .withMessage("rates.csv does not start with zone,grams,price");
    }

    @Test
    void aLineThatIsNoRateIsRefused() throws Exception {
        Path wrongNumber = file("""
                zone,grams,price
                DOMESTIC,heavy,3.90
                """);
        assertThatExceptionOfType(RateFormatException.class)
                .isThrownBy(() -> RateFile.read(wrongNumber))
                .withMessage("Not a rate: 'DOMESTIC,heavy,3.90'");

        Path tooShort = file("""
                zone,grams,price
                DOMESTIC
                """);
        assertThatExceptionOfType(RateFormatException.class).isThrownBy(() -> RateFile.read(tooShort));
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> RateFile.read(folder.resolve("none.csv")))
                .withMessageContaining("none.csv");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("rates.csv"), content);
    }
}
