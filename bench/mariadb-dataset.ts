import type { Dataset } from './datasets.ts';

/** SQL statements that create the same kinds of rows in MariaDB, for about this many megabytes of uncompressed dump. */
export function datasetSql(dataset: Dataset, megabytes: number): string[] {
  return dataset === 'narrow' ? narrowSql(megabytes) : wideSql(megabytes);
}

const pick = (words: string, from: string): string => `elt(1 + ${from}, ${words.replaceAll(/\w[\w.]*/g, "'$&'")})`;

/** Rows like those of a shop; see postgres-dataset.ts. */
function narrowSql(megabytes: number): string[] {
  const orders = Math.round(megabytes * 3_000);
  const events = Math.round(megabytes * 3_000);
  const customers = Math.round(megabytes * 300);
  return [
    `create table customers (id bigint primary key, name text not null, email text not null, city text, country char(2),
       created_at datetime not null, token char(36) not null)`,
    `insert into customers select seq,
       concat(${pick('Anna,Bram,Chen,Divya,Emeka,Farid,Greta,Hugo', 'seq % 8')}, ' ', ${pick('Okafor,Jansen,Weber,Rossi,Silva,Novak,Tanaka,Larsen', 'seq div 8 % 8')}, ' ', seq),
       concat('user', seq, '@', ${pick('example.com,example.org,mail.example', 'seq % 3')}),
       ${pick('Lagos,Utrecht,Berlin,Milano,Porto,Praha,Osaka,Bergen', 'floor(rand(seq) * 8)')}, ${pick('NG,NL,DE,IT,PT,CZ,JP,NO', 'seq % 8')},
       '2020-01-01' + interval floor(rand(seq + 1) * 172800000) second, uuid() from seq_1_to_${customers}`,
    `create table orders (id bigint primary key, customer_id bigint not null, status text not null, total decimal(10,2) not null,
       currency char(3) not null, placed_at datetime not null, shipping json, note text, foreign key (customer_id) references customers (id))`,
    `insert into orders select seq, 1 + floor(rand(seq) * ${customers}), ${pick('new,paid,packed,shipped,delivered,returned', 'floor(rand(seq + 1) * 6)')},
       round(rand(seq + 2) * 900, 2), ${pick('EUR,USD,NGN', 'seq % 3')}, '2022-01-01' + interval seq * 11 second,
       json_object('method', ${pick('post,courier,pickup', 'seq % 3')}, 'weight', floor(rand(seq + 3) * 5000),
         'street', concat('Long Street ', floor(rand(seq + 4) * 400)), 'zip', 10000 + floor(rand(seq + 5) * 80000)),
       if(seq % 4 = 0, concat('please ring twice and leave it with the neighbor at number ', floor(rand(seq + 6) * 90)), null)
       from seq_1_to_${orders}`,
    `create table events (id bigint auto_increment primary key, order_id bigint not null, kind text not null, at datetime not null,
       session text not null, detail text)`,
    `insert into events (order_id, kind, at, session, detail) select 1 + floor(rand(seq) * ${orders}),
       ${pick('view,click,cart,pay,mail,call', 'floor(rand(seq + 1) * 6)')}, '2022-01-01' + interval seq * 9 second, md5(seq div 5),
       concat('/shop/', ${pick('shoes,coats,books,lamps,tools', 'floor(rand(seq + 2) * 5)')}, '/', floor(rand(seq + 3) * 9999), '?ref=',
         ${pick('newsletter,search,home,partner', 'floor(rand(seq + 4) * 4)')}) from seq_1_to_${events}`,
    'create index orders_placed on orders (placed_at)',
    'create index events_order on events (order_id)',
  ];
}

/** Rows of one to two kilobytes of text; see postgres-dataset.ts. */
function wideSql(megabytes: number): string[] {
  const posts = Math.round(megabytes * 640);
  const syllables = `concat(${pick('ba,ke,lo,mi,su,tra,ven,qui,ro,sha,the,an', 'i % 12')}, ${pick('n,st,r,l,nd,ck,m,t', 'i div 12 % 8')}, ${pick('a,er,ing,o,ed,ly,is,um', 'i div 96 % 8')})`;
  return [
    `create table words (i int primary key, word varchar(16) not null) select seq as i, '' as word from seq_0_to_2999`,
    `update words set word = ${syllables}`,
    `create table pairs (p int, n int, i int, primary key (p, n)) select p.seq as p, n.seq as n,
       least(2999, floor(3000 * pow(rand(p.seq * 61 + n.seq), 3))) as i from seq_0_to_19999 p join seq_1_to_60 n`,
    `create table paragraphs (id int primary key, body text not null)
       select p as id, concat(group_concat(word separator ' '), '.') as body from pairs join words using (i) group by p`,
    'drop table pairs',
    `create table posts (id bigint primary key, author int not null, created_at datetime not null, title text not null,
       token char(36) not null, body text not null)`,
    // In a join, rand() would be evaluated again for each pair of rows.
    `create table picks (id int primary key, a int, b int, c int, d int) select seq as id, floor(rand(seq + 1) * 20000) as a,
       floor(rand(seq + 2) * 20000) as b, floor(rand(seq + 3) * 20000) as c, floor(rand(seq + 4) * 20000) as d from seq_1_to_${posts}`,
    `insert into posts select i.id, floor(rand(i.id) * 50000), '2021-01-01' + interval i.id * 97 second, left(a.body, 60), uuid(),
       concat_ws('\\n', a.body, b.body, c.body, convert(md5(i.id) using utf8mb4) collate utf8mb4_general_ci, d.body)
       from picks i join paragraphs a on a.id = i.a join paragraphs b on b.id = i.b join paragraphs c on c.id = i.c
       join paragraphs d on d.id = i.d`,
    'drop table picks',
    'drop table words',
    'drop table paragraphs',
    'create index posts_author on posts (author)',
  ];
}
