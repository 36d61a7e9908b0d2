package shop;

class Leaky {
    int first(String f) throws java.io.IOException {
        return new java.io.FileInputStream(f).read();
    }
}
