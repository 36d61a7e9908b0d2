package shop;

import java.io.FileInputStream;
import java.io.IOException;
import tools.Streams;

class Shop {
    int closed() throws IOException {
        return Streams.peek(new FileInputStream("closed"));
    }

    int open() throws IOException {
        return Streams.closeLater(new FileInputStream("open"));
    }

    int opened() throws IOException {
        return Streams.prices().read();
    }

    int notOurs() throws IOException {
        return Streams.leaks();
    }
}
