// SPDX-License-Identifier: Apache-2.0
/** What is an amount of money, and how is it rounded? */
@NullMarked
package io.watertight.checkout.money;

import org.jspecify.annotations.NullMarked;
