// SPDX-License-Identifier: Apache-2.0
/** Source files analysed one by one, for collections of files that belong to no common program. */
package io.watertight.alone;
