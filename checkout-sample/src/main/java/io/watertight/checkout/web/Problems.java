// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.web;

import io.watertight.checkout.cart.CartNotFoundException;
import io.watertight.checkout.catalogue.UnknownProductException;
import io.watertight.checkout.order.OrderNotFoundException;
import io.watertight.checkout.order.OrderStoreException;
import io.watertight.checkout.pricing.UnknownDiscountException;
import io.watertight.checkout.shipping.RateFormatException;
import io.watertight.checkout.shipping.UnshippableException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every failure with problem details (RFC 9457) that say what to do differently. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler({CartNotFoundException.class, OrderNotFoundException.class, UnknownProductException.class})
    ProblemDetail notFound(RuntimeException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ProblemDetail badRequest(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
    }

    @ExceptionHandler({UnshippableException.class, UnknownDiscountException.class})
    ProblemDetail unprocessable(RuntimeException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage());
    }

    @ExceptionHandler(RateFormatException.class)
    ProblemDetail badRates(RateFormatException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage());
    }

    @ExceptionHandler({OrderStoreException.class, IOException.class})
    ProblemDetail broken(Exception e) {
        LOG.error("The shop could not answer", e);
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "Please try again later");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e.getMostSpecificCause() instanceof IllegalArgumentException rejected) {
            return handleExceptionInternal(e, badRequest(rejected), headers, status, request);
        }
        return super.handleHttpMessageNotReadable(e, headers, status, request);
    }
}
