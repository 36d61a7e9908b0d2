package torn;

import java.util.HashMap;
import java.util.Map;

public class Torn {
    private static final Map<String, Object> KEPT = new HashMap<>();

    public Object priceOf(Object order) {
        return KEPT.computeIfAbsent(order.toString(), key -> new Object[] {order, key});
    }

    int broken() {
        return 1 +;
    }
}
