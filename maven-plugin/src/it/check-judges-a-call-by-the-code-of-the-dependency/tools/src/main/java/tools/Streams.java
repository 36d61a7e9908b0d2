package tools;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Two methods whose names say the opposite of what they do, and a leak of the library's own. */
public class Streams {
    public static int peek(InputStream in) throws IOException {
        try (in) {
            return in.read();
        }
    }

    public static int closeLater(InputStream in) throws IOException {
        return in.read();
    }

    public static InputStream prices() throws IOException {
        return new FileInputStream("prices");
    }

    public static int leaks() throws IOException {
        return new FileInputStream("library").read();
    }
}
