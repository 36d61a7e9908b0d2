// SPDX-License-Identifier: Apache-2.0
/** How does a browser talk to the shop? */
@NullMarked
package io.watertight.checkout.web;

import org.jspecify.annotations.NullMarked;
