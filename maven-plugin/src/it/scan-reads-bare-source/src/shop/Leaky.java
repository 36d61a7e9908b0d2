package shop;

import org.example.notthere.Order;

class Leaky {
    int first(String file) throws java.io.IOException {
        java.io.FileReader reader = new java.io.FileReader(file);
        return reader.read() + Order.of(file).size();
    }
}
