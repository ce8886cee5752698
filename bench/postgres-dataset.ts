import type { Dataset } from './datasets.ts';

/** SQL statements that create a dataset of about this many megabytes (10^6 bytes of uncompressed dump). */
export function datasetSql(dataset: Dataset, megabytes: number): string[] {
  return dataset === 'narrow' ? narrowSql(megabytes) : wideSql(megabytes);
}

/**
 * Rows like those of a shop: names, addresses, statuses, times, amounts, some JSON, some text, some random tokens. A dump of
 * it compresses to about a fifth. Many columns of many types make the server the slowest part of a dump.
 */
function narrowSql(megabytes: number): string[] {
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
       case when i % 4 = 0 then 'please ring twice and leave it with the neighbor at number ' || (random() * 90)::int end
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

/**
 * Rows like those of a forum or a ticket system: one to two kilobytes of text and a few typed columns. The words follow a
 * skewed distribution, and paragraphs repeat only megabytes apart. The dump compresses to about a third, and the server is
 * fast.
 */
function wideSql(megabytes: number): string[] {
  const posts = Math.round(megabytes * 610);
  return [
    'select setseed(0.42)',
    `create temporary table words as
     select i, (array['ba','ke','lo','mi','su','tra','ven','qui','ro','sha','the','an'])[1 + i % 12] ||
       (array['n','st','r','l','nd','ck','m','t'])[1 + (i / 12) % 8] ||
       (array['a','er','ing','o','ed','ly','is',''])[1 + (i / 96) % 8] || (array['','s','al','ion'])[1 + (i / 768) % 4] as word
     from generate_series(0, 2999) i`,
    `create temporary table paragraphs as
     select p as id, string_agg(word, ' ') || '.' as body
     from (select p, n, (3000 * power(random(), 3))::int as pick from generate_series(0, 79999) p, generate_series(1, 60) n) picks
     join words on words.i = least(pick, 2999) group by p`,
    'create unique index on paragraphs (id)',
    'analyze',
    `create table posts (id bigint primary key, author int not null, created_at timestamptz not null, title text not null,
       token uuid not null, body text not null)`,
    `insert into posts
     select i, (random() * 50000)::int, timestamptz '2021-01-01' + i * interval '97 seconds', left(a.body, 60), gen_random_uuid(),
       a.body || E'\\n' || b.body || E'\\n' || c.body || E'\\n' || md5(i::text) || ' ' || d.body
     from (select i, (random() * 79999)::int as p, (random() * 79999)::int as q, (random() * 79999)::int as r,
       (random() * 79999)::int as t from generate_series(1, ${posts}) i) picks
     join paragraphs a on a.id = p join paragraphs b on b.id = q join paragraphs c on c.id = r join paragraphs d on d.id = t`,
    'alter table posts alter body set storage external',
    'create index posts_author on posts (author)',
    'analyze',
  ];
}
