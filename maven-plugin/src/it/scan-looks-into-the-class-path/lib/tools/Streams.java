package tools;

public class Streams {
    public static int closeLater(java.io.InputStream in) throws java.io.IOException {
        return in.read();
    }
}
