// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the carrier drops its rate file; without one the rates that came with the shop are used. */
@ConfigurationProperties("checkout.shipping")
public record ShippingSettings(@Nullable Path rateFile) {}
