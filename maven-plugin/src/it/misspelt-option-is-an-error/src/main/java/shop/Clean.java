package shop;

class Clean {
    int first(String f) throws java.io.IOException {
        try (var in = new java.io.FileInputStream(f)) {
            return in.read();
        }
    }
}
