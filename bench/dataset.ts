/**
 * Rows like those of a shop: names, addresses, statuses, times, amounts, some JSON, some text, some random tokens. A dump of
 * it compresses to about a quarter, as dumps of such applications do. Made on the server, the same for the same size.
 * @param megabytes length of the uncompressed dump, in units of 10^6 bytes, within a few percent
 */
export function datasetSql(megabytes: number): string[] {
  const orders = Math.round(megabytes * 3_570);
  const events = Math.round(megabytes * 3_570);
  const customers = Math.round(megabytes * 350);
  return [
    'select setseed(0.42)',
    `create table customers (id bigint primary key, name text not null, email text not null, city text, country char(2),
       created_at timestamptz not null, token uuid not null)`,
    `insert into customers
     select i, (array['Anna','Bram','Chen','Divya','Emeka','Farid','Greta','Hugo'])[1 + i % 8] || ' ' ||
       (array['Okafor','Jansen','Weber','Rossi','Silva','Novak','Tanaka','Larsen'])[1 + (i / 8) % 8] || ' ' || i,
       'user' || i || '@' || (array['example.com','example.org','mail.example'])[1 + i % 3],
       (array['Lagos','Utrecht','Berlin','Milano','Porto','Praha','Osaka','Bergen'])[1 + (random() * 7)::int],
       (array['NG','NL','DE','IT','PT','CZ','JP','NO'])[1 + i % 8],
       timestamptz '2020-01-01' + random() * interval '2000 days', gen_random_uuid()
     from generate_series(1, ${customers}) i`,
    `create table orders (id bigint primary key, customer_id bigint not null references customers, status text not null,
       total numeric(10,2) not null, currency char(3) not null, placed_at timestamptz not null, shipping jsonb, note text)`,
    `insert into orders
     select i, 1 + (random() * (${customers} - 1))::bigint,
       (array['new','paid','packed','shipped','delivered','returned'])[1 + (random() * 5)::int],
       round((random() * 900)::numeric, 2), (array['EUR','USD','NGN'])[1 + i % 3],
       timestamptz '2022-01-01' + i * interval '11 seconds',
       jsonb_build_object('method', (array['post','courier','pickup'])[1 + i % 3], 'weight', (random() * 5000)::int,
         'street', 'Long Street ' || (random() * 400)::int, 'zip', 10000 + (random() * 80000)::int),
       case when i % 4 = 0 then 'please ring twice and leave it with the neighbour at number ' || (random() * 90)::int end
     from generate_series(1, ${orders}) i`,
    `create table events (id bigint generated always as identity primary key, order_id bigint not null, kind text not null,
       at timestamptz not null, session text not null, detail text)`,
    `insert into events (order_id, kind, at, session, detail)
     select 1 + (random() * (${orders} - 1))::bigint, (array['view','click','cart','pay','mail','call'])[1 + (random() * 5)::int],
       timestamptz '2022-01-01' + i * interval '9 seconds', md5((i / 5)::text),
       '/shop/' || (array['shoes','coats','books','lamps','tools'])[1 + (random() * 4)::int] || '/' || (random() * 9999)::int ||
       '?ref=' || (array['newsletter','search','home','partner'])[1 + (random() * 3)::int]
     from generate_series(1, ${events}) i`,
    'create index orders_customer on orders (customer_id)',
    'create index orders_placed on orders (placed_at)',
    'create index events_order on events (order_id)',
    'analyze',
  ];
}
