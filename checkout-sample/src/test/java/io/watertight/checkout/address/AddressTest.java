// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AddressTest {

    @Test
    void aCountryIsTwoCapitalLetters() {
        assertThat(new Country("DE")).hasToString("DE");
        assertThatIllegalArgumentException().isThrownBy(() -> new Country("Germany"));
    }

    @Test
    void anAddressSaysWhatItLacks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Address("Ada", "1 Mill Lane", " ", "Bath", new Country("GB")))
                .withMessage("An address needs a postcode");
    }
}
