// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.web;

import io.watertight.checkout.shipping.RateFormatException;
import io.watertight.checkout.shipping.ShippingRates;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets the warehouse put a new rate file into force. */
@RestController
@RequestMapping("/shipping")
class ShippingController {

    private final ShippingRates rates;

    ShippingController(ShippingRates rates) {
        this.rates = rates;
    }

    @PostMapping("/rates")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reload() throws IOException, RateFormatException {
        rates.reload();
    }
}
