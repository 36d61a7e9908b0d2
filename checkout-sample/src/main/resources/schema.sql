create table if not exists orders (
    number uuid primary key,
    placed_at timestamp with time zone not null,
    email varchar(254) not null,
    name varchar(200) not null,
    street varchar(200) not null,
    postcode varchar(20) not null,
    city varchar(200) not null,
    country char(2) not null,
    goods decimal(12, 2) not null,
    discount decimal(12, 2) not null,
    shipping decimal(12, 2) not null,
    tax decimal(12, 2) not null
);

create table if not exists order_line (
    order_number uuid not null references orders (number),
    position int not null,
    sku varchar(20) not null,
    name varchar(200) not null,
    quantity int not null,
    unit_price decimal(12, 2) not null,
    primary key (order_number, position)
);
