package shop;

class Uncompiled {
    int size(String file) throws java.io.IOException {
        java.io.RandomAccessFile open = new java.io.RandomAccessFile(file, "r");
        return (int) open.length();
    }
}
