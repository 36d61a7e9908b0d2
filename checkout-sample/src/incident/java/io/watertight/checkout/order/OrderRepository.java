// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.order;

import io.watertight.checkout.address.Address;
import io.watertight.checkout.address.Country;
import io.watertight.checkout.catalogue.Sku;
import io.watertight.checkout.money.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.stereotype.Repository;

/** The orders in the database. */
@Repository
public class OrderRepository {

    private static final String INSERT_ORDER = """
            insert into orders (number, placed_at, email, name, street, postcode, city, country,
                                goods, discount, shipping, tax)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String INSERT_LINE = """
            insert into order_line (order_number, position, sku, name, quantity, unit_price)
            values (?, ?, ?, ?, ?, ?)""";
    private static final String SELECT_ORDER = "select * from orders where number = ?";
    private static final String SELECT_LINES = "select * from order_line where order_number = ? order by position";

    private final DataSource dataSource;

    public OrderRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void save(Order order) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                insertOrder(connection, order);
                insertLines(connection, order);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new OrderStoreException("Could not save order " + order.number(), e);
        }
    }

    public Optional<Order> find(OrderNumber number) {
        try {
            Connection connection = dataSource.getConnection();
            List<OrderLine> lines = lines(connection, number);
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            Order order = order(connection, number, lines);
            connection.close();
            return Optional.of(order);
        } catch (SQLException e) {
            throw new OrderStoreException("Could not read order " + number, e);
        }
    }

    private static void insertOrder(Connection connection, Order order) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT_ORDER)) {
            Address address = order.address();
            Bill bill = order.bill();
            statement.setObject(1, order.number().value());
            statement.setTimestamp(2, Timestamp.from(order.placedAt()));
            statement.setString(3, order.email());
            statement.setString(4, address.name());
            statement.setString(5, address.street());
            statement.setString(6, address.postcode());
            statement.setString(7, address.city());
            statement.setString(8, address.country().code());
            statement.setBigDecimal(9, bill.goods().amount());
            statement.setBigDecimal(10, bill.discount().amount());
            statement.setBigDecimal(11, bill.shipping().amount());
            statement.setBigDecimal(12, bill.tax().amount());
            statement.executeUpdate();
        }
    }

    private static void insertLines(Connection connection, Order order) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT_LINE)) {
            int position = 0;
            for (OrderLine line : order.lines()) {
                position++;
                statement.setObject(1, order.number().value());
                statement.setInt(2, position);
                statement.setString(3, line.sku().code());
                statement.setString(4, line.name());
                statement.setInt(5, line.quantity());
                statement.setBigDecimal(6, line.unitPrice().amount());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static List<OrderLine> lines(Connection connection, OrderNumber number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT_LINES)) {
            statement.setObject(1, number.value());
            try (ResultSet row = statement.executeQuery()) {
                List<OrderLine> lines = new ArrayList<>();
                while (row.next()) {
                    lines.add(new OrderLine(
                            new Sku(row.getString("sku")),
                            row.getString("name"),
                            row.getInt("quantity"),
                            Money.euros(row.getBigDecimal("unit_price"))));
                }
                return lines;
            }
        }
    }

    private static Order order(Connection connection, OrderNumber number, List<OrderLine> lines) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT_ORDER)) {
            statement.setObject(1, number.value());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("Order " + number + " has lines only");
                }
                return order(row, lines);
            }
        }
    }

    private static Order order(ResultSet row, List<OrderLine> lines) throws SQLException {
        Address address = new Address(
                row.getString("name"),
                row.getString("street"),
                row.getString("postcode"),
                row.getString("city"),
                new Country(row.getString("country")));
        Bill bill = new Bill(
                Money.euros(row.getBigDecimal("goods")),
                Money.euros(row.getBigDecimal("discount")),
                Money.euros(row.getBigDecimal("shipping")),
                Money.euros(row.getBigDecimal("tax")));
        return new Order(
                new OrderNumber(row.getObject("number", UUID.class)),
                row.getTimestamp("placed_at").toInstant(),
                row.getString("email"),
                address,
                lines,
                bill);
    }
}
