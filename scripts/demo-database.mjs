// Writes the sample database of scripts/demo.sh: a small shop whose newest order is from the current minute. With the argument
// `one-more-order` after the path, adds an order to it.
import { DatabaseSync } from 'node:sqlite';

const ORDERS = 5_000;
const CUSTOMERS = 200;

const database = new DatabaseSync(process.argv[2]);
if (process.argv[3] === 'one-more-order') {
  database.prepare('insert into orders values (?, ?, ?, ?)').run(ORDERS + 1, 7, 4_200, new Date().toISOString());
  database.close();
  console.log('shop.sqlite: one more order');
  process.exit();
}
database.exec(`
  pragma journal_mode = wal;
  create table customers (id integer primary key, name text not null, email text not null unique) strict;
  create table orders (
    id integer primary key,
    customer_id integer not null references customers (id),
    total_cents integer not null check (total_cents > 0),
    created_at text not null
  ) strict;
  create index orders_by_customer on orders (customer_id);
  create view revenue as select customer_id, sum(total_cents) as cents from orders group by customer_id;
  begin;
`);
const addCustomer = database.prepare('insert into customers values (?, ?, ?)');
for (let id = 1; id <= CUSTOMERS; id++) addCustomer.run(id, `Customer ${id}`, `customer${id}@example.com`);
const addOrder = database.prepare('insert into orders values (?, ?, ?, ?)');
const now = Date.now();
for (let id = 1; id <= ORDERS; id++) {
  const minutesAgo = ORDERS - id;
  addOrder.run(
    id,
    1 + (id % CUSTOMERS),
    100 + ((id * 7919) % 20_000),
    new Date(now - minutesAgo * 60_000).toISOString(),
  );
}
database.exec('commit');
database.close();
console.log(`shop.sqlite: ${CUSTOMERS} customers, ${ORDERS} orders`);
