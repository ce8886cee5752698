export const id = 8798;
export const ids = [8798];
export const modules = {

/***/ 49391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ batches)
/* harmony export */ });
function* batches(items, limits) {
    let batch = [];
    let bytes = 0;
    for (const item of items) {
        if (batch.length > 0 && (batch.length === limits.items || bytes + item.bytes > limits.bytes)) {
            yield batch;
            batch = [];
            bytes = 0;
        }
        batch.push(item);
        bytes += item.bytes;
    }
    if (batch.length > 0)
        yield batch;
}


/***/ }),

/***/ 44434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Am: () => (/* binding */ rowsUnlessRefused),
/* harmony export */   J0: () => (/* binding */ unlessRefused),
/* harmony export */   iW: () => (/* binding */ unusableBackup),
/* harmony export */   vu: () => (/* binding */ isRefusal)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);

function isRefusal(thrown) {
    return (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(thrown, 'DATABASE_QUERY', 'DATABASE_PRIVILEGE');
}
async function unlessRefused(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (isRefusal(error))
            return undefined;
        throw error;
    }
}
async function rowsUnlessRefused(answer) {
    return (await unlessRefused(answer)) ?? [];
}
function unusableBackup(message) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('RESTORE_FAILED', message, {
        hint: "This backup can't be used as it is. Choose an older one with `backup:`, and find out what caused this.",
    });
}


/***/ }),

/***/ 11086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ once),
/* harmony export */   _: () => (/* binding */ release)
/* harmony export */ });
async function release(stream, signal) {
    const released = stream.return?.();
    if (signal.aborted)
        released?.catch(() => { });
    else
        await released;
}
async function* once(bytes) {
    yield bytes;
}


/***/ }),

/***/ 20919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ ArchiveReader)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _row_hash_row_hash_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67237);
/* harmony import */ var _toc_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34875);



const BLOCK_DATA = 1;
const BLOCK_LARGE_OBJECTS = 3;
const NEWLINES_AFTER_ROWS = 3;
const EVENT = { more: 0, block: 1, blockEnd: 2, negative: 3 };
const USE = { skip: 0, count: 1, hashRows: 2, hashFields: 3, hashObjects: 4 };
const ANY_KEY = '00'.repeat(16);
class ArchiveReader {
    #options;
    #toc = new _toc_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveTocReader */ .u();
    #awaited = new Map();
    #rows = [];
    #hash;
    #tocDone = false;
    #bytes = 0;
    #entry;
    #use = USE.skip;
    constructor(options) {
        this.#options = options;
        this.#hash = new _row_hash_row_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .RowHash */ .X(options.hashing?.key ?? ANY_KEY);
    }
    push(chunk) {
        this.#bytes += chunk.length;
        const rest = this.#tocDone ? chunk : this.#toc.push(chunk);
        if (rest === undefined)
            return;
        if (!this.#tocDone) {
            this.#tocDone = true;
            for (const entry of this.#toc.entries)
                if (entry.hasData)
                    this.#awaited.set(entry.dumpId, entry);
        }
        this.#follow(rest);
    }
    end() {
        if (this.#bytes === 0) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DUMP_EMPTY', 'pg_dump reported success and wrote nothing.', {
                hint: 'Check that PG_BIN and PATH lead to the real pg_dump, and run it by hand.',
            });
        }
        if (!this.#tocDone || !this.#isBetweenBlocks || this.#awaited.size > 0) {
            const what = this.#tocDone ? `the data of ${this.#missing()} are missing` : 'its table of contents is incomplete';
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('DUMP_TRUNCATED', `pg_dump reported success before the end of the archive: ${what}.`, {
                hint: 'Check memory and disk of the machine that runs pg_dump, then run it again.',
            });
        }
        return { entries: this.#toc.entries, rows: this.#rows, bytes: this.#bytes };
    }
    #missing() {
        const [first] = this.#awaited.values();
        const entry = this.#isBetweenBlocks ? first : this.#entry;
        const name = JSON.stringify([entry?.schema, entry?.name].filter((part) => part).join('.'));
        return this.#awaited.size > 1 ? `${name} and ${this.#awaited.size - 1} more` : name;
    }
    get #isBetweenBlocks() {
        return this.#hash.call('pieces_between') !== 0;
    }
    #follow(chunk) {
        for (let at = 0; at < chunk.length;) {
            const length = this.#hash.load(chunk, at);
            for (let done = 0; done < length;) {
                done = this.#hash.call('pieces', done, length);
                this.#handle(this.#hash.call('pieces_event'));
            }
            at += length;
        }
    }
    #handle(event) {
        if (event === EVENT.block)
            this.#startBlock(this.#hash.call('pieces_dump_id') >>> 0);
        else if (event === EVENT.blockEnd)
            this.#endOfBlock();
        else if (event === EVENT.negative)
            throw (0,_toc_js__WEBPACK_IMPORTED_MODULE_2__/* .malformed */ .Q)('a length is negative');
    }
    #startBlock(dumpId) {
        this.#entry = this.#awaited.get(dumpId);
        if (this.#entry === undefined)
            throw (0,_toc_js__WEBPACK_IMPORTED_MODULE_2__/* .malformed */ .Q)(`a block has the unexpected number ${dumpId}`);
        const type = this.#hash.call('pieces_type');
        if (type !== BLOCK_DATA && type !== BLOCK_LARGE_OBJECTS)
            throw (0,_toc_js__WEBPACK_IMPORTED_MODULE_2__/* .malformed */ .Q)(`a block has the unknown type ${type}`);
        const isOfObjects = type === BLOCK_LARGE_OBJECTS;
        const use = this.#options.hashing?.use(this.#entry) ?? 'no';
        const places = typeof use === 'string' ? [] : use;
        this.#hash.loadPlaces(places);
        this.#use = this.#useOf(this.#entry, isOfObjects, use);
        this.#hash.call('pieces_use', Number(isOfObjects), this.#use, places.length);
    }
    #useOf(entry, isOfObjects, use) {
        if (isOfObjects)
            return use === 'no' ? USE.skip : USE.hashObjects;
        if (!entry.isCopy)
            return USE.skip;
        if (use === 'no')
            return this.#options.countRows(entry) ? USE.count : USE.skip;
        return use === 'rows' ? USE.hashRows : USE.hashFields;
    }
    #endOfBlock() {
        const entry = this.#entry;
        this.#awaited.delete(entry.dumpId);
        const { rows, sum } = this.#hash.take();
        if (this.#use === USE.count)
            this.#rows.push({ entry, rows: rows - NEWLINES_AFTER_ROWS });
        else if (this.#use !== USE.skip) {
            const isComplete = this.#use === USE.hashObjects || this.#hash.call('pieces_ended') !== 0;
            if (!isComplete)
                throw (0,_toc_js__WEBPACK_IMPORTED_MODULE_2__/* .malformed */ .Q)('the rows of a table have no end mark');
            this.#rows.push({ entry, rows, sum });
        }
    }
}


/***/ }),

/***/ 34875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ ArchiveTocReader),
  Q: () => (/* binding */ malformed)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/engines/postgres/connection/text-bytes.js
var text_bytes = __webpack_require__(1488);
;// CONCATENATED MODULE: ./build/engines/postgres/archive/text.js

const LABELS = {
    LATIN2: 'iso-8859-2',
    LATIN3: 'iso-8859-3',
    LATIN4: 'iso-8859-4',
    LATIN5: 'iso-8859-9',
    LATIN6: 'iso-8859-10',
    LATIN7: 'iso-8859-13',
    LATIN8: 'iso-8859-14',
    LATIN9: 'iso-8859-15',
    LATIN10: 'iso-8859-16',
    ISO_8859_5: 'iso-8859-5',
    ISO_8859_6: 'iso-8859-6',
    ISO_8859_7: 'iso-8859-7',
    ISO_8859_8: 'iso-8859-8',
    KOI8R: 'koi8-r',
    KOI8U: 'koi8-u',
    WIN866: 'ibm866',
    WIN874: 'windows-874',
    EUC_CN: 'gbk',
    EUC_JP: 'euc-jp',
    EUC_KR: 'euc-kr',
};
function archiveDecoder(encoding) {
    if (encoding === 'LATIN1')
        return (bytes) => Buffer.from(bytes).toString('latin1');
    const label = LABELS[encoding] ?? (/^WIN\d{4}$/.test(encoding) ? `windows-${encoding.slice(3)}` : undefined);
    if (label === undefined)
        return text_bytes/* textOf */.b;
    const decoder = new TextDecoder(label);
    return (bytes) => decoder.decode(bytes);
}

;// CONCATENATED MODULE: ./build/engines/postgres/archive/toc.js



class Short extends Error {
    end;
    constructor(end) {
        super();
        this.end = end;
    }
}
const OLDEST_VERSION = 1_012;
const NEWEST_VERSION = 1_016;
const CUSTOM_FORMAT = 1;
const MAX_TEXT_BYTES = 1_073_741_824;
class ArchiveTocReader {
    #pending = Buffer.alloc(0);
    #at = 0;
    #waiting = [];
    #waitingBytes = 0;
    #missingBytes = 0;
    #head;
    #offsetSize = 8;
    #before = 0;
    #withPlaces;
    #encoding = 'UTF8';
    #decode = text_bytes/* textOf */.b;
    entries = [];
    constructor({ withPlaces = false } = {}) {
        this.#withPlaces = withPlaces;
    }
    push(chunk) {
        this.#waitingBytes += chunk.length;
        if (this.#waitingBytes < this.#missingBytes) {
            this.#waiting.push(Buffer.from(chunk));
            return undefined;
        }
        const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        this.#before += this.#at;
        this.#pending = Buffer.concat([this.#pending.subarray(this.#at), ...this.#waiting, bytes]);
        this.#waiting = [];
        this.#waitingBytes = 0;
        this.#at = 0;
        for (;;) {
            const start = this.#at;
            try {
                if (this.#head === undefined)
                    this.#head = this.#readHead();
                else if (this.entries.length < this.#head.entries)
                    this.entries.push(this.#readEntry(this.#head));
                else
                    return this.#pending.subarray(this.#at);
            }
            catch (error) {
                if (!(error instanceof Short))
                    throw error;
                this.#missingBytes = error.end - this.#pending.length;
                this.#pending = this.#pending.subarray(start);
                this.#before += start;
                this.#at = 0;
                return undefined;
            }
        }
    }
    get encoding() {
        return this.#encoding;
    }
    get decode() {
        return this.#decode;
    }
    get head() {
        return this.#head;
    }
    #readHead() {
        if (this.#take(5).toString('latin1') !== 'PGDMP')
            throw malformed('it does not begin with PGDMP');
        const [major = 0, minor = 0, , intSize = 0, offsetSize = 0, format = 0] = this.#take(6);
        const version = major * 1_000 + minor;
        if (version < OLDEST_VERSION || version > NEWEST_VERSION || format !== CUSTOM_FORMAT || intSize !== 4) {
            throw malformed(`format ${format}, version ${major}.${minor} is not known`);
        }
        this.#offsetSize = offsetSize;
        if (version >= 1_015)
            this.#take(1);
        else
            this.#int();
        for (let field = 0; field < 7; field += 1)
            this.#int();
        for (let field = 0; field < 3; field += 1)
            this.#text();
        const countAt = this.#before + this.#at;
        return { version, intSize, offsetSize, entries: this.#int(), countAt };
    }
    #readEntry(head) {
        const dumpId = this.#int();
        const hasDataAt = this.#at;
        const hasData = this.#int() !== 0;
        const hasDataPlace = this.#placeFrom(hasDataAt);
        this.#text();
        const oid = Number(this.#text() ?? 0);
        const name = this.#text();
        const description = this.#text() ?? '';
        this.#int();
        const statementAt = this.#at;
        const statement = this.#text();
        const definition = this.#placeFrom(statementAt);
        const drop = this.#skipText();
        const copyAt = this.#at;
        const copyStatement = this.#text();
        const copy = this.#placeFrom(copyAt);
        const schema = this.#text();
        this.#skipText();
        if (head.version >= 1_014)
            this.#skipText();
        if (head.version >= 1_016)
            this.#int();
        const ownerAt = this.#at;
        const owner = this.#text() ?? '';
        const places = { hasData: hasDataPlace, definition, drop, copy, owner: this.#placeFrom(ownerAt) };
        this.#skipText();
        while (this.#text() !== undefined) {
        }
        this.#take(1 + this.#offsetSize);
        if (description === 'ENCODING') {
            this.#encoding = /'(\w+)'/.exec(statement ?? '')?.[1] ?? '';
            this.#decode = archiveDecoder(this.#encoding);
        }
        const isCopy = copyStatement?.startsWith('COPY ') ?? false;
        const entry = { dumpId, oid, hasData, description, schema: schema ?? '', name: name ?? '', isCopy, owner };
        return this.#withPlaces ? { ...entry, places } : entry;
    }
    #take(length) {
        const end = this.#at + length;
        if (end > this.#pending.length)
            throw new Short(end);
        const bytes = this.#pending.subarray(this.#at, end);
        this.#at = end;
        return bytes;
    }
    #int() {
        const bytes = this.#take(5);
        const value = bytes.readUInt32LE(1);
        return bytes[0] === 0 ? value : -value;
    }
    #bytes() {
        const length = this.#int();
        if (length < 0)
            return undefined;
        if (length > MAX_TEXT_BYTES)
            throw malformed('a text in its table of contents is too long');
        return this.#take(length);
    }
    #text() {
        return this.#decoded(this.#bytes());
    }
    #decoded(bytes) {
        return bytes === undefined ? undefined : this.#decode(bytes);
    }
    #skipText() {
        const start = this.#at;
        this.#bytes();
        return this.#placeFrom(start);
    }
    #placeFrom(start) {
        return [this.#before + start, this.#before + this.#at];
    }
}
function malformed(reason) {
    return new errors/* RestorableError */.s$('DUMP_FAILED', `pg_dump's output is not an archive of a known format: ${reason}.`, {
        hint: 'Use pg_dump 13 to 18 (give its folder in PG_BIN). A wrapper script must not print anything of its own.',
    });
}


/***/ }),

/***/ 95336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Hd: () => (/* binding */ objectName),
  HW: () => (/* binding */ readExtensions),
  $I: () => (/* binding */ readObjects),
  qO: () => (/* binding */ readSequenceList),
  lu: () => (/* binding */ readSequences),
  gb: () => (/* binding */ readTables),
  D: () => (/* binding */ withoutNeedlessQuotes)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/engines/postgres/sql/quote.js
var quote = __webpack_require__(90591);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/queries.js
var queries = __webpack_require__(38956);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/rows.js
var catalog_rows = __webpack_require__(71403);
// EXTERNAL MODULE: ./build/engines/postgres/sql/operators.js
var operators = __webpack_require__(25894);
;// CONCATENATED MODULE: ./build/engines/postgres/catalog/settings.js



const flag = (column, text) => `case when ${column} then '${text}' end`;
const join = (...parts) => `pg_catalog.concat_ws(' | ', ${parts.join(', ')})`;
const qualified = (catalog, prefix, oid) => `(select pg_catalog.format('%I.%I', qn.nspname, q.${prefix}name) from pg_catalog.${catalog} q join pg_catalog.pg_namespace qn on qn.oid ${operators.EQ} q.${prefix}namespace where q.oid ${operators.EQ} ${oid})`;
const STATISTICS = join(qualified('pg_class', 'rel', 'x.stxrelid'), "pg_catalog.array_to_string(x.stxkind, '')", `(select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attname) from pg_catalog.pg_attribute a
      where a.attrelid ${operators.EQ} x.stxrelid and a.attnum ${operators.EQ} any (x.stxkeys::smallint[]))`);
const CONFIGURATION = join(qualified('pg_ts_parser', 'prs', 'x.cfgparser'), `(select pg_catalog.string_agg(pg_catalog.concat(m.maptokentype, ' ', ${qualified('pg_ts_dict', 'dict', 'm.mapdict')}), ', ' order by m.maptokentype, m.mapseqno)
      from pg_catalog.pg_ts_config_map m where m.mapcfg ${operators.EQ} x.oid)`);
const functionOf = (column) => qualified('pg_proc', 'pro', `a.${column}::pg_catalog.oid`);
const AGGREGATE = `(select ${join('pg_catalog.format_type(p.prorettype, null)', 'p.proparallel', 'a.aggkind', ...['aggtransfn', 'aggfinalfn', 'aggcombinefn', 'aggserialfn', 'aggdeserialfn'].map(functionOf), 'pg_catalog.format_type(a.aggtranstype, null)', flag('a.aggfinalextra', 'final extra'), 'a.aggfinalmodify', `'starts with ' ${operators/* CAT */.xD} a.agginitval`, ...['aggmtransfn', 'aggminvtransfn', 'aggmfinalfn'].map((column) => `'moving ' ${operators/* CAT */.xD} ${functionOf(column)}`), `'moving starts with ' ${operators/* CAT */.xD} a.aggminitval`, qualified('pg_operator', 'opr', 'a.aggsortop'))} from pg_catalog.pg_aggregate a where a.aggfnoid::pg_catalog.oid ${operators.EQ} p.oid)`;
const PUBLISHED = `(select pg_catalog.string_agg(pg_catalog.concat_ws(' ', pg_catalog.format('%I.%I', tn.nspname, t.relname),
      (select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attname) from pg_catalog.pg_attribute a where a.attrelid ${operators.EQ} t.oid
        and a.attnum ${operators.EQ} any (pg_catalog.translate((pg_catalog.to_jsonb(r) operator(pg_catalog.->>) 'prattrs'), '[]', '{}')::smallint[])),
      case when (pg_catalog.to_jsonb(r) operator(pg_catalog.->>) 'prqual') is not null then 'where' end), '; ' order by tn.nspname, t.relname)
    from pg_catalog.pg_publication_rel r join pg_catalog.pg_class t on t.oid ${operators.EQ} r.prrelid join pg_catalog.pg_namespace tn on tn.oid ${operators.EQ} t.relnamespace
    where r.prpubid ${operators.EQ} x.oid and ${(0,queries/* free */.t9)('pg_class', 't.oid')})`;
const PUBLISHED_SCHEMAS = `(select 'schemas ' ${operators/* CAT */.xD} pg_catalog.string_agg(pg_catalog.quote_ident(sn.nspname), ', ' order by sn.nspname)
    from pg_catalog.pg_depend d join pg_catalog.pg_depend s on s.classid ${operators.EQ} d.classid and s.objid ${operators.EQ} d.objid
      join pg_catalog.pg_namespace sn on sn.oid ${operators.EQ} s.refobjid
    where d.refclassid ${operators.EQ} 'pg_catalog.pg_publication'::pg_catalog.regclass and d.refobjid ${operators.EQ} x.oid
      and s.refclassid ${operators.EQ} 'pg_catalog.pg_namespace'::pg_catalog.regclass)`;
const PUBLICATION = join(flag('x.puballtables', 'all tables'), flag('x.pubinsert', 'insert'), flag('x.pubupdate', 'update'), flag('x.pubdelete', 'delete'), flag('x.pubtruncate', 'truncate'), flag('x.pubviaroot', 'via root'), PUBLISHED, PUBLISHED_SCHEMAS);
const SEQUENCE = `select n.nspname as schema, c.relname as relation, pg_catalog.format('%I.%I', n.nspname, c.relname) as name, ${catalog_rows/* SEQUENCE_OWNER */.AJ} as owner,
    ${join('pg_catalog.format_type(q.seqtypid, null)', 'q.seqstart', 'q.seqincrement', 'q.seqmin', 'q.seqmax', 'q.seqcache', flag('q.seqcycle', 'cycle'))} as definition
  from pg_catalog.pg_sequence q join pg_catalog.pg_class c on c.oid ${operators.EQ} q.seqrelid join pg_catalog.pg_namespace n on n.oid ${operators.EQ} c.relnamespace
  where c.relpersistence ${operators.NE} 't' and ${(0,operators/* isOwnSchema */.us)('n')} and ${(0,queries/* free */.t9)('pg_class', 'c.oid')}`;
const SETTINGS_QUERIES = [
    { type: 'statistics', sql: (0,queries/* named */.KT)('pg_statistic_ext', 'stx', STATISTICS) },
    {
        type: 'collation',
        sql: (0,queries/* named */.KT)('pg_collation', 'coll', join('x.collprovider', flag('x.collisdeterministic', 'exact'))),
    },
    {
        type: 'conversion',
        sql: (0,queries/* named */.KT)('pg_conversion', 'con', join('x.conforencoding', 'x.contoencoding', qualified('pg_proc', 'pro', 'x.conproc'), flag('x.condefault', 'default'))),
    },
    { type: 'text search configuration', sql: (0,queries/* named */.KT)('pg_ts_config', 'cfg', CONFIGURATION) },
    {
        type: 'text search dictionary',
        sql: (0,queries/* named */.KT)('pg_ts_dict', 'dict', join(qualified('pg_ts_template', 'tmpl', 'x.dicttemplate'), 'x.dictinitoption')),
    },
    { type: 'aggregate', sql: (0,queries/* routine */.R9)('a', AGGREGATE) },
    { type: 'publication', sql: (0,queries/* global */.Sf)('pg_publication', 'pg_catalog.quote_ident(x.pubname)', PUBLICATION) },
    {
        type: 'access method',
        sql: (0,queries/* global */.Sf)('pg_am', 'pg_catalog.quote_ident(x.amname)', join('x.amtype', qualified('pg_proc', 'pro', 'x.amhandler'))),
    },
    {
        type: 'foreign server',
        sql: (0,queries/* global */.Sf)('pg_foreign_server', 'pg_catalog.quote_ident(x.srvname)', `(select pg_catalog.quote_ident(w.fdwname) from pg_catalog.pg_foreign_data_wrapper w where w.oid ${operators.EQ} x.srvfdw)`),
    },
    { type: 'sequence', sql: SEQUENCE },
];

;// CONCATENATED MODULE: ./build/engines/postgres/catalog/catalog.js





async function readObjects(connection, scope) {
    const objects = [];
    for (const { type, sql } of [...queries/* OBJECT_QUERIES */.jJ, ...SETTINGS_QUERIES]) {
        const rows = await connection.query(sql);
        for (const row of rows) {
            if (type === 'schema' ? !scope.hasSchema(row.schema ?? '') : !isInScope(row, scope))
                continue;
            objects.push({
                type,
                name: withoutNeedlessQuotes(row.name),
                definitionSha256: row.definition === null || (type === 'publication' && !scope.isAll) ? null : sha256(row.definition),
            });
        }
    }
    return objects.sort((a, b) => compare(a.type, b.type) || compare(a.name, b.name));
}
function withoutNeedlessQuotes(name) {
    return name.replaceAll(/"((?:[^"]|"")*)"/g, (quoted, inner) => /^[a-z_][a-z0-9_$]*$/.test(inner) ? inner : quoted);
}
function objectName(...parts) {
    return withoutNeedlessQuotes(parts.map(quote/* quoteName */.A).join('.'));
}
function isInScope({ schema, relation, owner = null }, scope) {
    if (scope.isAll || (owner !== null && scope.hasTable(...owner)))
        return true;
    if (relation !== null && schema !== null)
        return scope.hasTable(schema, relation);
    if (schema !== null)
        return scope.hasObject(schema);
    return scope.hasGlobals;
}
async function readSequences(connection, scope) {
    return sequencesOf(await connection.query(catalog_rows/* SEQUENCES_QUERY */.yp), scope, () => null);
}
async function readSequenceList(connection, scope, values) {
    const known = new Map(values.map(({ schema, name, lastValue }) => [JSON.stringify([schema, name]), lastValue]));
    const lastValueOf = ({ schema, name }) => known.get(JSON.stringify([schema, name])) ?? null;
    return sequencesOf(await connection.query(catalog_rows/* SEQUENCE_LIST_QUERY */._D), scope, lastValueOf);
}
function sequencesOf(rows, scope, lastValueOf) {
    return rows
        .filter(({ schema, name, owner }) => scope.hasTable(schema, name) || (owner !== null && scope.hasTable(...owner)))
        .map((row) => ({
        schema: row.schema,
        name: row.name,
        lastValue: row.last_value ?? lastValueOf(row),
        ...(row.goes !== null && { goes: row.goes }),
    }));
}
async function readExtensions(connection, scope) {
    return scope.hasGlobals ? await connection.query(catalog_rows/* EXTENSIONS_QUERY */.Y5) : [];
}
async function readTables(connection, scope) {
    const rows = await connection.query(catalog_rows/* TABLES_QUERY */.bM);
    return rows
        .filter(({ schema, name }) => scope.hasTable(schema, name))
        .map(({ kind, persistence, bytes, moves_within, plans_user_code, narrowest, ...row }) => ({
        ...row,
        plansUserCode: plans_user_code,
        narrowestColumn: narrowest,
        movesWithin: moves_within === null ? undefined : withoutNeedlessQuotes(moves_within),
        kind: kind === 'm' ? 'materialized view' : 'table',
        isUnlogged: persistence === 'u',
        bytes: Number(bytes),
    }));
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 41986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rx: () => (/* binding */ readOrder),
/* harmony export */   hh: () => (/* binding */ readDatabaseCollation),
/* harmony export */   wn: () => (/* binding */ compareOrder)
/* harmony export */ });
/* unused harmony export COLLATION_VERSION */
/* harmony import */ var _sql_operators_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25894);

const RECORDS_DATABASE = 15;
const COLLATION_VERSION = 'source.collation-version';
async function readDatabaseCollation(connection) {
    if (connection.serverMajor < RECORDS_DATABASE)
        return undefined;
    const [row] = await connection.query(`select datcollversion as recorded, pg_catalog.pg_database_collation_actual_version(oid) as actual
       from pg_catalog.pg_database where datname ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} pg_catalog.current_database()`);
    return row;
}
async function readOrder(connection) {
    const database = await readDatabaseCollation(connection);
    const version = database?.actual;
    const flaws = await changedCollations(connection);
    return {
        facts: version == null ? {} : { [COLLATION_VERSION]: version },
        flaws: [...(isChanged(database) ? [{ kind: CHANGED, type: 'database', name: '' }] : []), ...flaws],
    };
}
const CHANGED = 'collation-changed';
function isChanged(version) {
    return version?.recorded != null && version.actual !== null && version.recorded !== version.actual;
}
async function changedCollations(connection) {
    const rows = await connection.query(`select pg_catalog.format('%I.%I', n.nspname, c.collname) as name, c.collversion as recorded,
       pg_catalog.pg_collation_actual_version(c.oid) as actual
     from pg_catalog.pg_collation c join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.collnamespace
     where c.collversion is not null and c.collname ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} 'default' and exists (select from pg_catalog.pg_attribute a
         join pg_catalog.pg_class r on r.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} a.attrelid join pg_catalog.pg_namespace s on s.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} r.relnamespace
       where a.attcollation ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.oid and not a.attisdropped and r.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} any ('{r,p,m,i,I}') and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('s')})
     order by 1`);
    return rows.filter(isChanged).map(({ name }) => ({ kind: CHANGED, type: 'collation', name }));
}
function compareOrder(facts, here) {
    const before = Object.hasOwn(facts, COLLATION_VERSION) ? facts[COLLATION_VERSION] : undefined;
    const after = here?.actual ?? undefined;
    if (before === undefined || after === undefined)
        return [];
    const check = { name: 'order of text', ok: true };
    if (before === after)
        return [{ ...check, detail: `collation version ${word(after)}, as at the source` }];
    const detail = `collation version ${word(after)} here, ${word(before)} at the source: expected on another server, and the indexes were built by it`;
    return [{ ...check, isSkipped: true, detail }];
}
function word(version) {
    return /^[\w.:+-]{1,60}$/.test(version) ? version : 'of another kind';
}


/***/ }),

/***/ 89679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MH: () => (/* binding */ readFacts),
/* harmony export */   XE: () => (/* binding */ readLocale),
/* harmony export */   ik: () => (/* binding */ readSize)
/* harmony export */ });
/* harmony import */ var _sql_operators_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25894);

async function readFacts(connection) {
    const [database] = await connection.query(`select pg_catalog.pg_encoding_to_char(encoding) as encoding
       from pg_catalog.pg_database where datname ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} pg_catalog.current_database()`);
    const [objects] = await connection.query(`select pg_catalog.count(*)::pg_catalog.text as count,
       pg_catalog.has_table_privilege('pg_catalog.pg_largeobject', 'select') as readable
     from pg_catalog.pg_largeobject_metadata`);
    const facts = {
        encoding: database?.encoding ?? '',
        'large-objects': objects?.count ?? '0',
    };
    if (objects?.readable === true) {
        const [size] = await connection.query('select coalesce(pg_catalog.sum(pg_catalog.length(data)), 0)::pg_catalog.text as bytes from pg_catalog.pg_largeobject');
        facts['large-object-bytes'] = size?.bytes ?? '0';
    }
    return facts;
}
async function readLocale(connection) {
    const [row] = await connection.query(`select pg_catalog.to_jsonb(d) as database from pg_catalog.pg_database d
       where datname ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} pg_catalog.current_database()`);
    const database = row?.database ?? {};
    const facts = {
        collation: database['datcollate'] ?? '',
        ctype: database['datctype'] ?? '',
    };
    const provider = LOCALE_PROVIDERS[database['datlocprovider'] ?? 'c'];
    const locale = database['datlocale'] ?? database['daticulocale'];
    return provider === undefined || locale == null
        ? facts
        : {
            ...facts,
            'locale-provider': provider,
            locale,
            ...(database['daticurules'] && { 'icu-rules': database['daticurules'] }),
        };
}
const LOCALE_PROVIDERS = { i: 'icu', b: 'builtin' };
async function readSize(connection) {
    const [row] = await connection.query(`select case when pg_catalog.has_database_privilege(pg_catalog.current_database(), 'connect')
       then pg_catalog.pg_database_size(pg_catalog.current_database())::pg_catalog.text end as bytes`);
    return row?.bytes == null ? null : Number(row.bytes);
}


/***/ }),

/***/ 73972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pg: () => (/* binding */ assembleFingerprint),
/* harmony export */   eU: () => (/* binding */ takeOutline),
/* harmony export */   mP: () => (/* binding */ takeFingerprint)
/* harmony export */ });
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95336);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89679);
/* harmony import */ var _row_counts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56781);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47863);




async function takeFingerprint(connection, counts = () => true) {
    return connection.transaction(async () => {
        const sequences = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .readSequences */ .lu)(connection, _scope_js__WEBPACK_IMPORTED_MODULE_3__/* .WHOLE_DATABASE */ .A);
        const outline = await takeOutline(connection, _scope_js__WEBPACK_IMPORTED_MODULE_3__/* .WHOLE_DATABASE */ .A, sequences);
        const tables = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .readTables */ .gb)(connection, _scope_js__WEBPACK_IMPORTED_MODULE_3__/* .WHOLE_DATABASE */ .A);
        const rows = await (0,_row_counts_js__WEBPACK_IMPORTED_MODULE_2__/* .countRows */ .BO)(connection, tables.filter(counts));
        return assembleFingerprint(outline, [...rows, ...tables.filter((table) => !counts(table)).map(_row_counts_js__WEBPACK_IMPORTED_MODULE_2__/* .unknownRows */ .YZ)]);
    }, { readOnly: true });
}
async function takeOutline(connection, scope, sequences) {
    return {
        engine: 'postgres',
        serverVersion: connection.serverVersion.split(' ')[0] ?? connection.serverVersion,
        takenAt: new Date().toISOString(),
        sizeBytes: await (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .readSize */ .ik)(connection),
        objects: await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjects */ .$I)(connection, scope),
        sequences,
        extensions: await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .readExtensions */ .HW)(connection, scope),
        facts: await (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .readFacts */ .MH)(connection),
    };
}
function assembleFingerprint(outline, tables) {
    const key = ({ schema, name }) => JSON.stringify([schema, name]);
    return { ...outline, tables: [...tables].sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}


/***/ }),

/***/ 2051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xh: () => (/* binding */ DATABASE_KINDS_FIRST),
/* harmony export */   mP: () => (/* binding */ SCHEMA_KINDS),
/* harmony export */   po: () => (/* binding */ DATABASE_KINDS_LAST)
/* harmony export */ });
/* unused harmony export PLANNED_CATALOGS */
/* harmony import */ var _sql_operators_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25894);

const SCHEMA_KINDS = [
    {
        catalog: 'pg_class',
        prefix: 'rel',
        hasOwner: true,
        drop: undefined,
        only: `x.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} any ('{r,p,v,m,f,S}')`,
    },
    { catalog: 'pg_statistic_ext', prefix: 'stx', hasOwner: true, drop: 'statistics', only: 'true' },
    { catalog: 'pg_proc', prefix: 'pro', hasOwner: true, drop: 'routine', only: 'true' },
    { catalog: 'pg_opclass', prefix: 'opc', hasOwner: true, drop: 'operator class', only: 'true' },
    { catalog: 'pg_opfamily', prefix: 'opf', hasOwner: true, drop: 'operator family', only: 'true' },
    { catalog: 'pg_operator', prefix: 'opr', hasOwner: true, drop: 'operator', only: 'true' },
    { catalog: 'pg_ts_config', prefix: 'cfg', hasOwner: true, drop: 'text search configuration', only: 'true' },
    { catalog: 'pg_ts_dict', prefix: 'dict', hasOwner: true, drop: 'text search dictionary', only: 'true' },
    { catalog: 'pg_ts_template', prefix: 'tmpl', hasOwner: false, drop: 'text search template', only: 'true' },
    { catalog: 'pg_ts_parser', prefix: 'prs', hasOwner: false, drop: 'text search parser', only: 'true' },
    { catalog: 'pg_conversion', prefix: 'con', hasOwner: true, drop: 'conversion', only: 'true' },
    {
        catalog: 'pg_type',
        prefix: 'typ',
        hasOwner: true,
        drop: 'type',
        only: `(x.typrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 0 or exists (select from pg_catalog.pg_class c where c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} x.typrelid and c.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'c'))`,
    },
    { catalog: 'pg_collation', prefix: 'coll', hasOwner: true, drop: 'collation', only: 'true' },
];
const usage = (owner) => `pg_catalog.pg_has_role(${owner}, 'usage')`;
const format = (pattern, ...values) => `pg_catalog.format('${pattern}', ${values.join(', ')})`;
const typeOwner = (type) => `exists (select from pg_catalog.pg_type t where t.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} ${type} and ${usage('t.typowner')})`;
const typeName = (type) => `pg_catalog.format_type(${type}, null)`;
const LANGUAGE = `(select lanname from pg_catalog.pg_language l where l.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} x.trflang)`;
const SUPERUSER = `(select rolsuper from pg_catalog.pg_roles where rolname ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} current_user)`;
const DATABASE_KINDS_FIRST = [
    {
        catalog: 'pg_event_trigger',
        entry: 'EVENT TRIGGER',
        type: 'event trigger',
        name: 'x.evtname',
        sql: format('drop event trigger if exists %I', 'x.evtname'),
        mine: usage('x.evtowner'),
    },
    {
        catalog: 'pg_publication',
        entry: 'PUBLICATION',
        type: 'publication',
        name: 'x.pubname',
        sql: format('drop publication if exists %I', 'x.pubname'),
        mine: usage('x.pubowner'),
    },
];
const DATABASE_KINDS_LAST = [
    {
        catalog: 'pg_foreign_server',
        entry: 'SERVER',
        type: 'foreign server',
        name: 'x.srvname',
        sql: format('drop server if exists %I cascade', 'x.srvname'),
        mine: usage('x.srvowner'),
    },
    {
        catalog: 'pg_foreign_data_wrapper',
        entry: 'FOREIGN DATA WRAPPER',
        type: 'foreign-data wrapper',
        name: 'x.fdwname',
        sql: format('drop foreign data wrapper if exists %I cascade', 'x.fdwname'),
        mine: usage('x.fdwowner'),
    },
    {
        catalog: 'pg_cast',
        entry: 'CAST',
        type: 'cast',
        compared: format('%s as %s', typeName('x.castsource'), typeName('x.casttarget')),
        name: format('CAST (%s AS %s)', typeName('x.castsource'), typeName('x.casttarget')),
        sql: format('drop cast if exists (%s as %s) cascade', typeName('x.castsource'), typeName('x.casttarget')),
        mine: `(${typeOwner('x.castsource')} or ${typeOwner('x.casttarget')})`,
    },
    {
        catalog: 'pg_transform',
        entry: 'TRANSFORM',
        type: 'transform',
        name: format('TRANSFORM FOR %s LANGUAGE %I', typeName('x.trftype'), LANGUAGE),
        sql: format('drop transform if exists for %s language %I cascade', typeName('x.trftype'), LANGUAGE),
        mine: typeOwner('x.trftype'),
    },
    {
        catalog: 'pg_language',
        entry: 'PROCEDURAL LANGUAGE',
        type: 'language',
        name: 'x.lanname',
        sql: format('drop language if exists %I cascade', 'x.lanname'),
        mine: usage('x.lanowner'),
    },
    {
        catalog: 'pg_am',
        entry: 'ACCESS METHOD',
        type: 'access method',
        name: 'x.amname',
        sql: format('drop access method if exists %I cascade', 'x.amname'),
        mine: SUPERUSER,
    },
];
const OTHER_CATALOGS = {
    falls: [
        'pg_attrdef',
        'pg_constraint',
        'pg_enum',
        'pg_policy',
        'pg_publication_namespace',
        'pg_publication_rel',
        'pg_rewrite',
        'pg_trigger',
        'pg_amop',
        'pg_amproc',
    ],
    own: [
        'pg_namespace',
        'pg_extension',
        'pg_default_acl',
        'pg_largeobject_metadata',
        'pg_subscription',
        'pg_user_mapping',
    ],
    shared: ['pg_auth_members', 'pg_authid', 'pg_database', 'pg_parameter_acl', 'pg_tablespace'],
};
const PLANNED_CATALOGS = [
    ...SCHEMA_KINDS.map(({ catalog }) => catalog),
    ...DATABASE_KINDS_FIRST.map(({ catalog }) => catalog),
    ...DATABASE_KINDS_LAST.map(({ catalog }) => catalog),
    ...Object.values(OTHER_CATALOGS).flat(),
];


/***/ }),

/***/ 38956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ FIRST_OWN),
/* harmony export */   KT: () => (/* binding */ named),
/* harmony export */   R9: () => (/* binding */ routine),
/* harmony export */   Sf: () => (/* binding */ global),
/* harmony export */   jJ: () => (/* binding */ OBJECT_QUERIES),
/* harmony export */   t9: () => (/* binding */ free)
/* harmony export */ });
/* harmony import */ var _sql_operators_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25894);

const free = (catalog, oid) => `not exists (select 1 from pg_catalog.pg_depend e where e.classid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass and e.objid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} ${oid} and e.deptype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'e')`;
const FIRST_OWN = 16_384;
const STABLE_DEFAULT = String.raw `^(nextval\(''([^'']|'''')*''::regclass\)|true|false|NULL|[0-9.]+|''([^'']|'''')*''::[a-z ]+(\([0-9,]+\))?|now\(\)|CURRENT_(TIMESTAMP|DATE)|gen_random_uuid\(\))$`;
const COLUMNS = `(select pg_catalog.string_agg(pg_catalog.concat_ws(' ', pg_catalog.quote_ident(a.attname), pg_catalog.format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull and (a.attinhcount ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 0 or c.relispartition) then 'not null' end, case when a.attidentity ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} '' then pg_catalog.concat('identity ', a.attidentity) end, case when a.attgenerated ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} '' then pg_catalog.concat('generated ', a.attgenerated) end,
    case when a.attcollation ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} t.typcollation then (select 'collate ' ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .CAT */ .xD} pg_catalog.quote_ident(l.collname) from pg_catalog.pg_collation l where l.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} a.attcollation) end,
    case when d.oid is not null then 'default ' ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .CAT */ .xD} case when pg_catalog.pg_get_expr(d.adbin, d.adrelid) ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .MATCHES */ .W$} '${STABLE_DEFAULT}'
      then pg_catalog.pg_get_expr(d.adbin, d.adrelid) else '?' end end),
    ', ' order by case when c.relispartition or not exists (select 1 from pg_catalog.pg_inherits i where i.inhrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.oid) then a.attnum end, a.attname)
  from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} a.atttypid left join pg_catalog.pg_attrdef d on d.adrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} a.attrelid and d.adnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} a.attnum
  where a.attrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.oid and a.attnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.GT} 0 and not a.attisdropped)`;
const stands = (relation) => `pg_catalog.pg_table_is_visible(${relation}) is not null`;
const relation = (kinds, definition) => `
  select n.nspname as schema, c.relname as relation, pg_catalog.format('%I.%I', n.nspname, c.relname) as name, case when ${stands('c.oid')} then ${definition} end as definition
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.relnamespace
  where c.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} any ('{${kinds}}') and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_class', 'c.oid')}`;
const OPTIONS = `(select pg_catalog.string_agg(o.option, ', ' order by o.option) from pg_catalog.unnest(c.reloptions) o(option))`;
const newer = (row, column) => `(pg_catalog.to_jsonb(${row}) operator(pg_catalog.->>) '${column}')`;
const onlyIf = (condition, text) => `case when ${condition} then '${text}' end`;
const TABLE = `pg_catalog.concat_ws(' | ', c.relkind, case when c.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'r' then c.relpersistence end, ${COLUMNS},
  case when c.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'p' then (select case when k.partexprs is null then pg_catalog.pg_get_partkeydef(c.oid) else k.partstrat::pg_catalog.text end
    from pg_catalog.pg_partitioned_table k where k.partrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.oid) end,
  (select pg_catalog.string_agg(pg_catalog.format('%I.%I', pn.nspname, pc.relname), ', ' order by i.inhseqno) from pg_catalog.pg_inherits i
    join pg_catalog.pg_class pc on pc.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} i.inhparent join pg_catalog.pg_namespace pn on pn.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} pc.relnamespace where i.inhrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.oid),
  case when c.relispartition then pg_catalog.pg_get_expr(c.relpartbound, c.oid) end,
  case when c.relrowsecurity then 'row security' end, case when c.relforcerowsecurity then 'forced' end, ${OPTIONS},
  ${onlyIf(`c.relreplident ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'f'`, 'replica identity full')}, ${onlyIf(`c.relreplident ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'n'`, 'no replica identity')})`;
const INDEX = `
  select n.nspname as schema, t.relname as relation, pg_catalog.format('%I.%I', n.nspname, c.relname) as name,
    case when ${stands('t.oid')} then pg_catalog.concat_ws(' | ', pg_catalog.format('%I.%I', n.nspname, t.relname), m.amname, case when i.indisunique then 'unique' end, case when i.indisprimary then 'primary' end,
      case when i.indisexclusion then 'exclusion' end, i.indnkeyatts, case when i.indpred is not null then 'partial' end,
      ${onlyIf(`${newer('i', 'indnullsnotdistinct')} ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'true'`, 'nulls not distinct')}, ${onlyIf('i.indisreplident', 'replica identity')}, ${onlyIf('i.indisclustered', 'clustered')}, ${OPTIONS},
      (select pg_catalog.string_agg(pg_catalog.concat_ws(' ', case when k.attnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 0 then '?' else pg_catalog.quote_ident(a.attname) end,
          i.indoption[k.at ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .MINUS */ .N5} 1], (select o.opcname from pg_catalog.pg_opclass o where o.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} i.indclass[k.at ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .MINUS */ .N5} 1]),
          (select 'collate ' ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .CAT */ .xD} pg_catalog.quote_ident(l.collname) from pg_catalog.pg_collation l where l.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} i.indcollation[k.at ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .MINUS */ .N5} 1] and l.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} a.attcollation)), ', ' order by k.at)
        from pg_catalog.unnest(i.indkey::smallint[]) with ordinality k(attnum, at)
        left join pg_catalog.pg_attribute a on a.attrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} i.indrelid and a.attnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} k.attnum)) end as definition
  from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} i.indexrelid join pg_catalog.pg_class t on t.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} i.indrelid
    join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.relnamespace join pg_catalog.pg_am m on m.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.relam
  where ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and (i.indisvalid or t.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'p') and ${free('pg_class', 't.oid')} and ${free('pg_class', 'c.oid')}`;
const columnNames = (relation, numbers) => `(select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by k.at)
        from pg_catalog.unnest(${numbers}) with ordinality k(attnum, at) join pg_catalog.pg_attribute a on a.attrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} ${relation} and a.attnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} k.attnum)`;
const CONSTRAINT = `
  select n.nspname as schema, r.relname as relation,
    pg_catalog.format('%I.%I.%I', n.nspname, coalesce(r.relname, d.typname), c.conname) as name,
    pg_catalog.concat_ws(' | ', c.contype, case when c.contype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} 'c' and r.oid is not null then ${columnNames('c.conrelid', 'c.conkey')} end,
      case when c.contype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'f' then pg_catalog.format('%I.%I', fn.nspname, f.relname) end,
      case when c.contype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'f' then ${columnNames('c.confrelid', 'c.confkey')} end,
      case when c.contype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'f' then pg_catalog.concat(c.confupdtype, c.confdeltype, c.confmatchtype) end,
      case when c.condeferrable then 'deferrable' end, case when c.condeferred then 'deferred' end,
      case when not c.convalidated and c.coninhcount ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 0 then 'not valid' end,
      ${onlyIf(`c.contype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'c' and c.connoinherit`, 'no inherit')}, ${onlyIf(`${newer('c', 'conenforced')} ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'false'`, 'not enforced')}, ${onlyIf(`${newer('c', 'conperiod')} ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'true'`, 'period')},
      ${columnNames('c.conrelid', "pg_catalog.translate((pg_catalog.to_jsonb(c) operator(pg_catalog.->>) 'confdelsetcols'), '[]', '{}')::smallint[]")},
      (select pg_catalog.string_agg(o.oprname, ', ' order by k.at) from pg_catalog.unnest(c.conexclop) with ordinality k(operator, at) join pg_catalog.pg_operator o on o.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} k.operator)) as definition
  from pg_catalog.pg_constraint c join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.connamespace left join pg_catalog.pg_class r on r.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.conrelid
    left join pg_catalog.pg_type d on d.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.contypid left join pg_catalog.pg_class f on f.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.confrelid left join pg_catalog.pg_namespace fn on fn.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} f.relnamespace
  where c.contype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} any ('{c,f,p,u,x}') and c.conparentid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 0 and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')}
    and ${free('pg_class', 'c.conrelid')} and ${free('pg_type', 'c.contypid')}`;
const ROUTINE_NAME = `pg_catalog.format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid))`;
const routine = (kinds, definition) => `
  select n.nspname as schema, null as relation, ${ROUTINE_NAME} as name, ${definition} as definition
  from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} p.pronamespace join pg_catalog.pg_language l on l.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} p.prolang
  where p.prokind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} any ('{${kinds}}') and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_proc', 'p.oid')}
    and not exists (select 1 from pg_catalog.pg_depend i where i.classid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'pg_catalog.pg_proc'::pg_catalog.regclass and i.objid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} p.oid and i.deptype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'i')`;
const FUNCTION = `pg_catalog.concat_ws(' | ', p.prokind, l.lanname, pg_catalog.pg_get_function_result(p.oid), p.provolatile, p.proparallel,
  case when p.proisstrict then 'strict' end, case when p.prosecdef then 'definer' end, case when p.proleakproof then 'leakproof' end,
  pg_catalog.array_to_string(p.proconfig, ', '), p.probin, p.prosrc,
  case when p.pronargdefaults ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.GT} 0 then p.pronargdefaults end)`;
const TRIGGER = `
  select n.nspname as schema, c.relname as relation, pg_catalog.format('%I.%I.%I', n.nspname, c.relname, g.tgname) as name,
    pg_catalog.concat_ws(' | ', (select pg_catalog.format('%I.%I', pn.nspname, p.proname) from pg_catalog.pg_proc p join pg_catalog.pg_namespace pn on pn.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} p.pronamespace where p.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} g.tgfoid),
      g.tgtype, g.tgenabled, ${columnNames('g.tgrelid', 'g.tgattr::smallint[]')}, pg_catalog.encode(g.tgargs, 'hex'), g.tgdeferrable, g.tginitdeferred,
      case when g.tgqual is not null then 'when' end, g.tgoldtable, g.tgnewtable) as definition
  from pg_catalog.pg_trigger g join pg_catalog.pg_class c on c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} g.tgrelid join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.relnamespace
  where not g.tgisinternal and g.tgparentid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 0 and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_class', 'c.oid')} and ${free('pg_trigger', 'g.oid')}`;
const POLICY = `
  select n.nspname as schema, c.relname as relation, pg_catalog.format('%I.%I.%I', n.nspname, c.relname, p.polname) as name,
    pg_catalog.concat_ws(' | ', p.polcmd, p.polpermissive, case when p.polqual is not null then 'using' end,
      case when p.polwithcheck is not null then 'check' end) as definition
  from pg_catalog.pg_policy p join pg_catalog.pg_class c on c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} p.polrelid join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.relnamespace
  where ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_class', 'c.oid')}`;
const RULE = `
  select n.nspname as schema, c.relname as relation, pg_catalog.format('%I.%I.%I', n.nspname, c.relname, r.rulename) as name,
    pg_catalog.concat_ws(' | ', r.ev_type, r.ev_enabled, r.is_instead) as definition
  from pg_catalog.pg_rewrite r join pg_catalog.pg_class c on c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} r.ev_class join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} c.relnamespace
  where r.rulename ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} '_RETURN' and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_class', 'c.oid')}`;
const type = (condition, definition) => `
  select n.nspname as schema, null as relation, pg_catalog.format('%I.%I', n.nspname, t.typname) as name, ${definition} as definition
  from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} t.typnamespace
  where ${condition} and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_type', 't.oid')}`;
const ENUM = `(select pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_catalog.pg_enum e where e.enumtypid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} t.oid)`;
const DOMAIN = `pg_catalog.concat_ws(' | ', pg_catalog.format_type(t.typbasetype, t.typtypmod), case when t.typnotnull then 'not null' end,
  case when t.typdefault is not null then 'default' end)`;
const COMPOSITE = `(select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname) ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .CAT */ .xD} ' ' ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .CAT */ .xD} pg_catalog.format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum)
  from pg_catalog.pg_attribute a where a.attrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} t.typrelid and a.attnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.GT} 0 and not a.attisdropped)`;
const named = (catalog, prefix, definition = 'null') => `
  select n.nspname as schema, null as relation, pg_catalog.format('%I.%I', n.nspname, x.${prefix}name) as name, ${definition} as definition
  from pg_catalog.${catalog} x join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} x.${prefix}namespace where ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free(catalog, 'x.oid')}`;
const global = (catalog, name, definition = 'null') => `
  select null as schema, null as relation, ${name} as name, ${definition} as definition
  from pg_catalog.${catalog} x where x.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.GE} ${FIRST_OWN} and ${free(catalog, 'x.oid')}
    and not exists (select 1 from pg_catalog.pg_depend i where i.classid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass and i.objid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} x.oid and i.deptype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'i')`;
const IS_FILLED = `c.relispopulated and not exists (
    with recursive reads(oid) as (
      select c.oid
      union select d.refobjid from reads join pg_catalog.pg_rewrite w on w.ev_class ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} reads.oid
        join pg_catalog.pg_depend d on d.classid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'pg_catalog.pg_rewrite'::pg_catalog.regclass and d.objid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} w.oid
          and d.refclassid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'pg_catalog.pg_class'::pg_catalog.regclass
    )
    select from reads join pg_catalog.pg_class v on v.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} reads.oid where v.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'm' and not v.relispopulated)`;
const OBJECT_QUERIES = [
    {
        type: 'schema',
        sql: `select n.nspname as schema, null as relation, pg_catalog.quote_ident(n.nspname) as name, null as definition
      from pg_catalog.pg_namespace n where ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and n.nspname ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} 'public' and ${free('pg_namespace', 'n.oid')}`,
    },
    { type: 'table', sql: relation('r,p', TABLE) },
    { type: 'foreign table', sql: relation('f', COLUMNS) },
    { type: 'view', sql: relation('v', `pg_catalog.concat_ws(' | ', ${COLUMNS}, ${OPTIONS})`) },
    {
        type: 'materialized view',
        sql: relation('m', `pg_catalog.concat_ws(' | ', ${COLUMNS}, case when ${IS_FILLED} then 'populated' end, ${OPTIONS})`),
    },
    { type: 'index', sql: INDEX },
    { type: 'constraint', sql: CONSTRAINT },
    { type: 'function', sql: routine('f,p,w', FUNCTION) },
    { type: 'trigger', sql: TRIGGER },
    { type: 'policy', sql: POLICY },
    { type: 'rule', sql: RULE },
    { type: 'enum', sql: type(`t.typtype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'e'`, ENUM) },
    { type: 'domain', sql: type(`t.typtype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'd'`, DOMAIN) },
    {
        type: 'type',
        sql: `${type(`t.typtype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'c' and exists (select 1 from pg_catalog.pg_class c where c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} t.typrelid and c.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} 'c')`, COMPOSITE)}
      union all ${type(`t.typtype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} any ('{b,r}') and t.typcategory ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} 'A'`, 't.typtype::pg_catalog.text')}`,
    },
    {
        type: 'operator',
        sql: `select n.nspname as schema, null as relation,
        pg_catalog.format('%I.%s(%s, %s)', n.nspname, o.oprname, pg_catalog.format_type(case when o.oprleft ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} 0 then o.oprleft end, null), pg_catalog.format_type(case when o.oprright ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} 0 then o.oprright end, null)) as name,
        o.oprcode::pg_catalog.text as definition
      from pg_catalog.pg_operator o join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} o.oprnamespace 
      where o.oprcode ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.NE} 0 and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_operator', 'o.oid')}`,
    },
    {
        type: 'operator class',
        sql: `select n.nspname as schema, null as relation, pg_catalog.format('%I.%I using %I', n.nspname, o.opcname, m.amname) as name, o.opcintype::pg_catalog.regtype::pg_catalog.text as definition
      from pg_catalog.pg_opclass o join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} o.opcnamespace join pg_catalog.pg_am m on m.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} o.opcmethod
      where ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_opclass', 'o.oid')}`,
    },
    {
        type: 'event trigger',
        sql: global('pg_event_trigger', 'pg_catalog.quote_ident(x.evtname)', "pg_catalog.concat_ws(' | ', x.evtevent, x.evtfoid::pg_catalog.regproc, x.evtenabled, pg_catalog.array_to_string(x.evttags, ', '))"),
    },
    {
        type: 'cast',
        sql: global('pg_cast', "pg_catalog.format('%s as %s', pg_catalog.format_type(x.castsource, null), pg_catalog.format_type(x.casttarget, null))", 'pg_catalog.concat(x.castcontext, x.castmethod)'),
    },
    { type: 'language', sql: global('pg_language', 'pg_catalog.quote_ident(x.lanname)') },
    {
        type: 'operator family',
        sql: `select n.nspname as schema, null as relation, pg_catalog.format('%I.%I using %I', n.nspname, o.opfname, m.amname) as name, null as definition
      from pg_catalog.pg_opfamily o join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} o.opfnamespace join pg_catalog.pg_am m on m.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__.EQ} o.opfmethod
      where ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnSchema */ .us)('n')} and ${free('pg_opfamily', 'o.oid')}`,
    },
    { type: 'text search parser', sql: named('pg_ts_parser', 'prs') },
    { type: 'text search template', sql: named('pg_ts_template', 'tmpl') },
    {
        type: 'transform',
        sql: global('pg_transform', "pg_catalog.format('%s for %I', pg_catalog.format_type(x.trftype, null), (select l.lanname from pg_catalog.pg_language l where l.oid operator(pg_catalog.=) x.trflang))"),
    },
    { type: 'foreign-data wrapper', sql: global('pg_foreign_data_wrapper', 'pg_catalog.quote_ident(x.fdwname)') },
];


/***/ }),

/***/ 22630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ isReserved),
/* harmony export */   r: () => (/* binding */ reservedAmong)
/* harmony export */ });
const RESERVED = /^(?:pg_|rds|aws_|cloudsql|azure_|supabase_|neon_|alloydb|crunchy_)|^(?:azuresu|cloud_admin|doadmin|_doadmin\w*|pgsodium_\w+|pgtle_admin|dashboard_user)$/;
const RESERVED_AT_SUPABASE = /^(?:authenticator|pgbouncer)$/;
function isReserved(name) {
    return RESERVED.test(name);
}
function reservedAmong(names) {
    const isSupabase = names.some((name) => name.startsWith('supabase_'));
    return new Set(names.filter((name) => isReserved(name) || (isSupabase && RESERVED_AT_SUPABASE.test(name))));
}


/***/ }),

/***/ 56781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ planCounts),
/* harmony export */   BO: () => (/* binding */ countRows),
/* harmony export */   EO: () => (/* binding */ READ_NO_INDEX),
/* harmony export */   RO: () => (/* binding */ rowsOf),
/* harmony export */   YZ: () => (/* binding */ unknownRows),
/* harmony export */   ti: () => (/* binding */ askWithin)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _parts_batches_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49391);
/* harmony import */ var _connection_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80954);



const COUNT_BYTES_PER_MS = 100_000;
const COPY_BYTES_PER_MS = 25_000;
const BATCH = { items: 50, bytes: 32 * 1024 * 1024 };
const PATIENCE = 3;
function planCounts(tables, timeLimitMs) {
    const byServer = [];
    const inDump = [];
    let expectedMs = 0;
    for (const table of [...tables].sort((a, b) => a.bytes - b.bytes)) {
        expectedMs += table.bytes / (table.plansUserCode ? COPY_BYTES_PER_MS : COUNT_BYTES_PER_MS);
        if (expectedMs <= timeLimitMs || table.kind === 'materialized view')
            byServer.push(table);
        else
            inDump.push(table);
    }
    return { byServer, inDump };
}
async function countRows(connection, tables, timeLimitMs = Number.POSITIVE_INFINITY) {
    const counted = [];
    const deadline = performance.now() + timeLimitMs * PATIENCE;
    for (const table of tables)
        if (table.kind !== 'table')
            counted.push(unknownRows(table));
    const own = tables.filter(({ kind }) => kind === 'table');
    const planned = own.filter(({ plansUserCode }) => !plansUserCode);
    const copied = own.filter(({ plansUserCode }) => plansUserCode).map((table) => [table]);
    for (const batch of [...(0,_parts_batches_js__WEBPACK_IMPORTED_MODULE_2__/* .batches */ .X)(planned, BATCH), ...copied]) {
        const leftMs = deadline - performance.now();
        counted.push(...(leftMs <= 0 ? batch.map(unknownRows) : await countWithin(connection, batch, leftMs)));
    }
    return counted;
}
function unknownRows(table) {
    return rowsOf(table, null, 'unknown');
}
function rowsOf({ schema, name, movesWithin }, rows, rowsFrom) {
    return { schema, name, rows, rowsFrom, ...(movesWithin !== undefined && { movesWithin }) };
}
async function countWithin(connection, batch, leftMs) {
    if (!Number.isFinite(leftMs))
        return countBatch(connection, batch);
    const counted = await askWithin(connection, leftMs, () => countBatch(connection, batch));
    if (counted !== 'refused' && counted !== 'late')
        return counted;
    return counted === 'late' || batch.length === 1 ? batch.map(unknownRows) : countSingly(connection, batch, leftMs);
}
async function askWithin(connection, leftMs, question) {
    const limit = Math.max(1, Math.ceil(leftMs));
    await connection.simple(`savepoint extra; set local statement_timeout = ${limit}`);
    try {
        return await question();
    }
    catch (error) {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || !/^DATABASE_(QUERY|PRIVILEGE|ROW_SECURITY)$/.test(error.code))
            throw error;
        return (0,_connection_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .stateOf */ .L4)(error) === '57014' ? 'late' : 'refused';
    }
    finally {
        await connection.simple('rollback to savepoint extra').catch(() => { });
    }
}
const READ_NO_INDEX = 'set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off';
async function countSingly(connection, batch, leftMs) {
    const counted = [];
    for (const table of batch)
        counted.push(...(await countWithin(connection, [table], leftMs)));
    return counted;
}
async function countBatch(connection, batch) {
    const [first] = batch;
    if (first?.plansUserCode === true)
        return [await copyOne(connection, first)];
    await connection.simple(READ_NO_INDEX);
    const sql = batch.map(({ quoted }, index) => `select ${index} as at, pg_catalog.count(*)::pg_catalog.text as rows from only ${quoted}`);
    const rows = await connection.query(sql.join(' union all '));
    const byIndex = new Map(rows.map(({ at, rows: count }) => [at, Number(count)]));
    return batch.map((table, index) => rowsOf(table, byIndex.get(index) ?? 0, 'count'));
}
async function copyOne(connection, table) {
    const column = table.narrowestColumn === null ? '' : ` (${table.narrowestColumn})`;
    return rowsOf(table, await connection.countCopied(`copy ${table.quoted}${column} to stdout`), 'count');
}


/***/ }),

/***/ 71403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AJ: () => (/* binding */ SEQUENCE_OWNER),
/* harmony export */   Jk: () => (/* binding */ treePlansUserCode),
/* harmony export */   Y5: () => (/* binding */ EXTENSIONS_QUERY),
/* harmony export */   _D: () => (/* binding */ SEQUENCE_LIST_QUERY),
/* harmony export */   bM: () => (/* binding */ TABLES_QUERY),
/* harmony export */   g7: () => (/* binding */ treeOf),
/* harmony export */   yp: () => (/* binding */ SEQUENCES_QUERY)
/* harmony export */ });
/* harmony import */ var _sql_operators_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25894);
/* harmony import */ var _queries_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38956);


const SEQUENCE_OWNER = `(select array[tn.nspname::pg_catalog.text, t.relname::pg_catalog.text] from pg_catalog.pg_depend d join pg_catalog.pg_class t on t.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} d.refobjid join pg_catalog.pg_namespace tn on tn.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} t.relnamespace
      where d.classid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} c.oid and d.refclassid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} any ('{a,i}')
      limit 1)`;
const SEQUENCE = `n.nspname as schema, c.relname as name, case when q.seqcycle then 'around' when q.seqincrement ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.LT} 0 then 'down' end as goes,
    ${SEQUENCE_OWNER} as owner`;
const FROM_SEQUENCES = `from pg_catalog.pg_sequence q join pg_catalog.pg_class c on c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} q.seqrelid join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} c.relnamespace`;
const OWN_SEQUENCES = `c.relpersistence ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.NE} 't' and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__/* .isOwnSchema */ .us)('n')} and ${(0,_queries_js__WEBPACK_IMPORTED_MODULE_0__/* .free */ .t9)('pg_class', 'c.oid')}`;
const SEQUENCE_LIST_QUERY = `select ${SEQUENCE} ${FROM_SEQUENCES} where ${OWN_SEQUENCES} order by 1, 2`;
const SEQUENCES_QUERY = `select ${SEQUENCE}, s.last_value::pg_catalog.text as last_value ${FROM_SEQUENCES}
  join pg_catalog.pg_sequences s on s.schemaname ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} n.nspname and s.sequencename ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} c.relname where ${OWN_SEQUENCES} order by 1, 2`;
const USER_CODE = `any ('{pg_catalog.pg_proc,pg_catalog.pg_operator,pg_catalog.pg_type}'::pg_catalog.regclass[]::pg_catalog.oid[])`;
const plansUserCode = (oid) => `(exists (select from pg_catalog.pg_index i join pg_catalog.pg_depend d
      on d.classid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} i.indexrelid and d.refclassid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} ${USER_CODE}
      where i.indrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} ${oid} and (i.indexprs is not null or i.indpred is not null))
    or exists (select from pg_catalog.pg_statistic_ext s join pg_catalog.pg_depend d
      on d.classid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass and d.objid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} s.oid and d.refclassid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} ${USER_CODE}
      where s.stxrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} ${oid}))`;
const treeOf = (oid, condition) => `with recursive tree(oid) as (select ${oid}
    union all select i.inhrelid from tree join pg_catalog.pg_inherits i on i.inhparent ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} tree.oid)
  select tree.oid from tree join pg_catalog.pg_class l on l.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} tree.oid where ${condition}`;
const treePlansUserCode = (oid) => `exists (${treeOf(oid, `l.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} 'p' and (${plansUserCode('l.oid')}
    or exists (select from pg_catalog.pg_partitioned_table t join pg_catalog.pg_depend d
      on d.classid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} t.partrelid and d.refclassid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} ${USER_CODE}
      where t.partrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} l.oid and t.partexprs is not null))`)})`;
const NARROWEST_COLUMN = `(select pg_catalog.quote_ident(a.attname) from pg_catalog.pg_attribute a
      where a.attrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} c.oid and a.attnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.GT} 0 and not a.attisdropped and a.attgenerated ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} ''
      order by case when a.attlen ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.GT} 0 then a.attlen end, a.attnum limit 1)`;
const TABLES_QUERY = `
  select c.oid, n.nspname as schema, c.relname as name, c.relkind as kind, c.relpersistence as persistence,
    coalesce(pg_catalog.pg_relation_size(c.oid), 0)::pg_catalog.text as bytes, pg_catalog.format('%I.%I', n.nspname, c.relname) as quoted,
    ${plansUserCode('c.oid')} as plans_user_code, ${NARROWEST_COLUMN} as narrowest,
    case when c.relispartition then (select p.relid::pg_catalog.text from pg_catalog.pg_partition_ancestors(c.oid) with ordinality p(relid, level)
      join pg_catalog.pg_partitioned_table t on t.partrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} p.relid where t.partstrat ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} 'h' order by p.level desc limit 1) end as moves_within
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} c.relnamespace
  where c.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} any ('{r,m}') and c.relpersistence ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.NE} 't' and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__/* .isOwnSchema */ .us)('n')} and ${(0,_queries_js__WEBPACK_IMPORTED_MODULE_0__/* .free */ .t9)('pg_class', 'c.oid')} order by 2, 3`;
const EXTENSIONS_QUERY = `select extname as name, extversion as version from pg_catalog.pg_extension where oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.GE} ${_queries_js__WEBPACK_IMPORTED_MODULE_0__/* .FIRST_OWN */ .Em} and extname ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.NE} 'plpgsql' order by 1`;


/***/ }),

/***/ 47863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ WHOLE_DATABASE),
  H: () => (/* binding */ resolveScope)
});

// EXTERNAL MODULE: ../node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(2818);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/engines/postgres/sql/operators.js
var operators = __webpack_require__(25894);
;// CONCATENATED MODULE: ./build/engines/postgres/catalog/scope-partitions.js

function relativesOf(relations, isChosen) {
    const parents = new Set(relations.filter(({ schema, name }) => isChosen(schema, name)).flatMap(({ above }) => above.map(keyOf)));
    return relations.filter(({ schema, name, above }) => !isChosen(schema, name) && (parents.has(keyOf([schema, name])) || above.some((parent) => isChosen(...parent))));
}
function partitionsOf(relations, isChosen) {
    return relations.filter(({ schema, name, above }) => !isChosen(schema, name) && above.some((parent) => isChosen(...parent)));
}
function isAmong(relations) {
    const keys = new Set(relations.map(({ schema, name }) => keyOf([schema, name])));
    return (schema, name) => keys.has(keyOf([schema, name]));
}
function refuseSplit(outside) {
    const [first] = outside;
    if (first === undefined)
        return;
    const schemas = [...new Set(outside.map(({ schema }) => JSON.stringify(schema)))].join(', ');
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `A partitioned table is in a schema of \`include\`, but the related table ${JSON.stringify(`${first.schema}.${first.name}`)} is not.`, { hint: `Include ${schemas} too, or exclude those tables. Otherwise rows would be silently left out.` });
}
function keyOf([schema, name]) {
    return JSON.stringify([schema, name]);
}

;// CONCATENATED MODULE: ./build/engines/postgres/catalog/scope.js




const WHOLE_DATABASE = {
    isAll: true,
    hasGlobals: true,
    arguments: [],
    warnings: [],
    hasTable: () => true,
    hasSchema: () => true,
    hasObject: () => true,
};
async function resolveScope(connection, include, exclude) {
    if (include.length + exclude.length === 0)
        return WHOLE_DATABASE;
    const names = await readNames(connection);
    const included = include.map((text) => classify(parsePattern(text), names));
    const excluded = exclude.map((text) => classify(parsePattern(text), names));
    const byTable = included.some(({ kind }) => kind === 'table');
    const isExcluded = (schema, name) => matches(excluded, schema, name);
    const alsoExcluded = partitionsOf(names.relations, isExcluded);
    const isAlsoExcluded = isAmong(alsoExcluded);
    const isOut = (schema, name) => isExcluded(schema, name) || isAlsoExcluded(schema, name);
    const alsoIncluded = relativesOf(names.relations, (schema, name) => matches(included, schema, name)).filter(({ schema, name }) => !isOut(schema, name));
    if (!byTable)
        refuseSplit(alsoIncluded);
    const isAlsoIncluded = isAmong(alsoIncluded);
    const hasTable = (schema, name) => (included.length === 0 || matches(included, schema, name) || isAlsoIncluded(schema, name)) && !isOut(schema, name);
    const hasObject = (schema) => !byTable &&
        (included.length === 0 || matches(included, schema, undefined)) &&
        !matches(excluded, schema, undefined);
    const schemasOfTables = new Set(names.relations.filter(({ schema, name }) => byTable && hasTable(schema, name)).map(({ schema }) => schema));
    return {
        isAll: false,
        hasGlobals: include.length === 0,
        arguments: [
            ...included.map((item) => byTable ? `--table=${tableArgument(item)}` : `--schema=${quotePattern(item.pattern.name)}`),
            ...excluded.map((item) => item.kind === 'schema'
                ? `--exclude-schema=${quotePattern(item.pattern.name)}`
                : `--exclude-table=${tableArgument(item)}`),
            ...alsoIncluded.map((relation) => `--table=${exactly(relation)}`),
            ...alsoExcluded.map((relation) => `--exclude-table=${exactly(relation)}`),
            '-b',
        ],
        warnings: warningsFor(include.length > 0, byTable),
        hasTable,
        hasObject,
        hasSchema: (schema) => hasObject(schema) || schemasOfTables.has(schema),
    };
}
function matches(list, schema, name) {
    return list.some(({ kind, pattern }) => kind === 'schema' ? fits(pattern.name, schema) : name !== undefined && fitsTable(pattern, schema, name));
}
function warningsFor(hasInclude, byTable) {
    if (!hasInclude)
        return [
            'Some objects were left out by `exclude`: a restore has only the rest, and what refers to them may fail to restore.',
        ];
    const alsoMissing = byTable
        ? 'schemas, extensions, functions, types and event triggers'
        : 'extensions and event triggers';
    return [
        `Only what \`include\` names was dumped: ${alsoMissing} are not in this backup; all large objects are. It can be restored only where everything that it refers to exists.`,
    ];
}
async function readNames(connection) {
    const own = (0,operators/* isOwnSchema */.us)('n');
    const schemas = await connection.query(`select n.nspname as name from pg_catalog.pg_namespace n where ${own} order by 1`);
    const rows = await connection.query(`select n.nspname as schema, c.relname as name, case when c.relispartition then (
         select pg_catalog.array_agg(array[an.nspname::pg_catalog.text, a.relname::pg_catalog.text]) from pg_catalog.pg_partition_ancestors(c.oid) p
           join pg_catalog.pg_class a on a.oid ${operators.EQ} p.relid join pg_catalog.pg_namespace an on an.oid ${operators.EQ} a.relnamespace
         where a.oid ${operators.NE} c.oid) end as above
       from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${operators.EQ} c.relnamespace
       where c.relkind ${operators.EQ} any ('{r,p,v,m,f,S}') and ${own}`);
    const relations = rows.map((row) => ({ ...row, above: row.above ?? [] }));
    return { schemas: schemas.map(({ name }) => name), relations };
}
function classify(pattern, names) {
    if (pattern.schema === undefined && names.schemas.some((schema) => fits(pattern.name, schema))) {
        return { kind: 'schema', pattern };
    }
    if (names.relations.some(({ schema, name }) => fitsTable(pattern, schema, name)))
        return { kind: 'table', pattern };
    const known = [...names.schemas, ...names.relations.map(({ schema, name }) => `${schema}.${name}`)];
    const nearest = known.length === 0 ? 'The database is empty.' : `Did you mean "${(0,mod.closest)(pattern.text, known)}"?`;
    throw new errors/* RestorableError */.s$('INPUT_INVALID', `There is no schema or table ${JSON.stringify(pattern.text)}.`, {
        hint: `${nearest} Write a schema, or schema.table. Names are case-sensitive.`,
    });
}
function parsePattern(text) {
    const parts = [['']];
    let quoted = false;
    for (let at = 0; at < text.length; at += 1) {
        const letter = text[at];
        const part = parts[parts.length - 1];
        if (letter === '"' && quoted && text[at + 1] === '"') {
            part[part.length - 1] += '"';
            at += 1;
        }
        else if (letter === '"')
            quoted = !quoted;
        else if (letter === '.' && !quoted)
            parts.push(['']);
        else if (letter === '*' && !quoted)
            part.push('');
        else
            part[part.length - 1] += letter;
    }
    const [first = [''], second] = parts;
    if (quoted || parts.length > 2 || parts.some((part) => part.join('') === '' && part.length === 1)) {
        throw new errors/* RestorableError */.s$('INPUT_INVALID', `${JSON.stringify(text)} does not name a schema or table.`, {
            hint: 'Write schema, table, or schema.table. Put names with dots, stars or quotes in double quotes.',
        });
    }
    return second === undefined ? { text, schema: undefined, name: first } : { text, schema: first, name: second };
}
function fits(pieces, name) {
    const escaped = pieces.map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    return new RegExp(`^${escaped.join('[^]*')}$`).test(name);
}
function fitsTable(pattern, schema, name) {
    return (pattern.schema === undefined || fits(pattern.schema, schema)) && fits(pattern.name, name);
}
function tableArgument({ kind, pattern }) {
    if (kind === 'schema')
        return `${quotePattern(pattern.name)}.*`;
    return `${pattern.schema === undefined ? '*' : quotePattern(pattern.schema)}.${quotePattern(pattern.name)}`;
}
function exactly({ schema, name }) {
    return `${quotePattern([schema])}.${quotePattern([name])}`;
}
function quotePattern(pieces) {
    return pieces.map((piece) => (piece === '' ? '' : `"${piece.replaceAll('"', '""')}"`)).join('*');
}


/***/ }),

/***/ 22424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ describeLockHolder)
/* harmony export */ });
/* harmony import */ var _core_format_known_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69208);
/* harmony import */ var _sql_operators_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25894);


const PLAIN = /^[\w .:/@()-]{1,64}$/;
async function describeLockHolder(connection, mode) {
    const [row] = await connection.query(`select pg_catalog.format('%s.%s', n.nspname, c.relname) as relation, l.pid, a.usename as account, a.application_name as application,
       pg_catalog.floor(pg_catalog.date_part('epoch', pg_catalog.now() ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__/* .MINUS */ .N5} a.xact_start)) as seconds
     from pg_catalog.pg_locks l join pg_catalog.pg_class c on c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} l.relation
       join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} c.relnamespace left join pg_catalog.pg_stat_activity a on a.pid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} l.pid
     where l.granted and l.pid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.NE} pg_catalog.pg_backend_pid() and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__/* .isOwnSchema */ .us)('n')} and c.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} any ('{r,p,m,v,S,f}')
       and l.database ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} (select oid from pg_catalog.pg_database where datname ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} pg_catalog.current_database())
       ${mode === 'read' ? `and l.mode ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_1__.EQ} 'AccessExclusiveLock'` : ''}
     order by a.xact_start nulls last limit 1`);
    if (row === undefined)
        return undefined;
    const facts = [
        row.account === null ? [] : [`user ${(0,_core_format_known_names_js__WEBPACK_IMPORTED_MODULE_0__/* .showName */ .$)(row.account)}`],
        row.application !== null && PLAIN.test(row.application) ? [`application ${(0,_core_format_known_names_js__WEBPACK_IMPORTED_MODULE_0__/* .showName */ .$)(row.application)}`] : [],
        row.seconds === null ? [] : [`for ${row.seconds} s`],
    ].flat();
    return `${(0,_core_format_known_names_js__WEBPACK_IMPORTED_MODULE_0__/* .showName */ .$)(row.relation)} is locked by the session ${row.pid}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`;
}


/***/ }),

/***/ 85101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ openLikeTool),
/* harmony export */   j: () => (/* binding */ TOOL_MONEY_LOCALE)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _sql_operators_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25894);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87030);



const TOOL_MONEY_LOCALE = 'C';
const SETTINGS = {
    array_nulls: 'on',
    bytea_output: 'hex',
    datestyle: 'ISO,MDY',
    extra_float_digits: '3',
    intervalstyle: 'postgres',
    lc_monetary: TOOL_MONEY_LOCALE,
    standard_conforming_strings: 'on',
    timezone: 'UTC',
    transform_null_equals: 'off',
    xmlbinary: 'base64',
};
const PRINTING = ['bytea_output', 'lc_monetary', 'timezone'];
const RESTORING = { default_transaction_read_only: 'off' };
async function openLikeTool(url, host, options) {
    const { moneyLocale = TOOL_MONEY_LOCALE, restores = false } = options;
    const wanted = { ...SETTINGS, ...(restores && RESTORING), lc_monetary: moneyLocale };
    const withSettings = { ...url, options: withOptions(url.options, wanted) };
    const first = await (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .openConnection */ .J)(withSettings, host, options).catch((error) => {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code === 'CANCELLED')
            throw error;
        return undefined;
    });
    if (first !== undefined && (await holds(first, wanted))) {
        const unsettled = moneyLocale === TOOL_MONEY_LOCALE ? [] : ['lc_monetary'];
        return { connection: first, url: withSettings, hasSettings: true, moneyLocale, unsettled };
    }
    await first?.close();
    const connection = await (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .openConnection */ .J)(url, host, options);
    const held = await readSettings(connection, PRINTING);
    const unsettled = PRINTING.filter((name) => plain(held.get(name)) !== plain(SETTINGS[name]));
    return { connection, url, hasSettings: false, moneyLocale: held.get('lc_monetary') ?? '', unsettled };
}
function withOptions(own, settings) {
    const words = Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replaceAll(/[\\\s]/g, (letter) => `\\${letter}`)}`);
    return [...(own === undefined ? [] : [own]), ...words].join(' ');
}
function plain(value) {
    return value?.replaceAll(' ', '').toLowerCase();
}
async function holds(connection, wanted) {
    const held = await readSettings(connection, Object.keys(wanted));
    return Object.entries(wanted).every(([name, value]) => plain(held.get(name)) === plain(value));
}
async function readSettings(connection, names) {
    const rows = await connection.query(`select pg_catalog.lower(name) as name, reset_val as value from pg_catalog.pg_settings where pg_catalog.lower(name) ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_2__.EQ} any ($1)`, [names]);
    return new Map(rows.map(({ name, value }) => [name, value]));
}


/***/ }),

/***/ 69703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ COPY_METHODS),
  t: () => (/* binding */ planDigests)
});

// EXTERNAL MODULE: ./build/row-hash/row-hash.js
var row_hash = __webpack_require__(67237);
// EXTERNAL MODULE: ./build/engines/postgres/sql/operators.js
var operators = __webpack_require__(25894);
// EXTERNAL MODULE: ./build/engines/postgres/catalog/queries.js
var queries = __webpack_require__(38956);
;// CONCATENATED MODULE: ./build/engines/postgres/catalog/digest-tables.js


const IDENTIFIER_TYPES = [
    ...['aclitem', 'regclass', 'regcollation', 'regconfig', 'regdictionary', 'regnamespace', 'regoper', 'regoperator'],
    ...['regproc', 'regprocedure', 'regrole', 'regtype'],
];
const SETTING_OF = {
    bytea: 'bytea_output',
    money: 'lc_monetary',
    timestamptz: 'timezone',
    timetz: 'timezone',
};
const WATCHED = [...IDENTIFIER_TYPES, ...Object.keys(SETTING_OF)];
const KINDS = {
    r: 'table',
    p: 'partitioned table',
    m: 'materialized view',
    f: 'foreign table',
};
async function readDigestTables(connection, scope) {
    const rows = await connection.query(DIGEST_TABLES, [WATCHED]);
    return rows
        .filter(({ schema, name }) => scope.hasTable(schema, name))
        .map(({ oid, schema, name, kind, is_child, columns, types, ...row }) => ({
        oid,
        schema,
        name,
        kind: KINDS[kind] ?? 'table',
        root: row.root_oid === null || row.root_schema === null || row.root_name === null
            ? undefined
            : { oid: row.root_oid, schema: row.root_schema, name: row.root_name },
        isChild: is_child,
        columns: columns ?? undefined,
        types: types ?? [],
    }));
}
const PARTS = `
    select oid as whole, typelem as part from pg_catalog.pg_type where typelem ${operators.GT} 0
    union all select oid, typbasetype from pg_catalog.pg_type where typbasetype ${operators.GT} 0
    union all select rngtypid, rngsubtype from pg_catalog.pg_range
    union all select t.oid, a.atttypid from pg_catalog.pg_type t join pg_catalog.pg_attribute a on a.attrelid ${operators.EQ} t.typrelid
      where t.typrelid ${operators.GT} 0 and a.attnum ${operators.GT} 0`;
const COPIED = `a.attnum ${operators.GT} 0 and not a.attisdropped and a.attgenerated ${operators.EQ} ''`;
const DIGEST_TABLES = `with recursive parts(whole, part) as (${PARTS}), touched(type, name) as (
    select t.oid, t.typname::pg_catalog.text from pg_catalog.pg_type t join pg_catalog.pg_namespace tn on tn.oid ${operators.EQ} t.typnamespace
     where tn.nspname ${operators.EQ} 'pg_catalog' and t.typname ${operators.EQ} any ($1)
    union select parts.whole, touched.name from touched join parts on parts.part ${operators.EQ} touched.type
  )
  select c.oid, n.nspname as schema, c.relname as name, c.relkind as kind,
    root.oid as root_oid, rn.nspname as root_schema, root.relname as root_name,
    not c.relispartition and exists (select from pg_catalog.pg_inherits i where i.inhrelid ${operators.EQ} c.oid) as is_child,
    case when c.relispartition or c.relkind ${operators.EQ} 'p' or exists (select from pg_catalog.pg_inherits i where i.inhrelid ${operators.EQ} c.oid)
      then (select pg_catalog.array_agg(a.attname::pg_catalog.text order by a.attnum) from pg_catalog.pg_attribute a where a.attrelid ${operators.EQ} c.oid and ${COPIED}) end as columns,
    (select pg_catalog.array_agg(distinct touched.name) from pg_catalog.pg_attribute a join touched on touched.type ${operators.EQ} a.atttypid
      where a.attrelid ${operators.EQ} c.oid and ${COPIED}) as types
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${operators.EQ} c.relnamespace
    left join pg_catalog.pg_class root on c.relispartition and root.oid ${operators.EQ} pg_catalog.pg_partition_root(c.oid)::pg_catalog.oid
    left join pg_catalog.pg_namespace rn on rn.oid ${operators.EQ} root.relnamespace
  where c.relkind ${operators.EQ} any ('{r,p,m,f}') and c.relpersistence ${operators.NE} 't' and ${(0,operators/* isOwnSchema */.us)('n')} and ${(0,queries/* free */.t9)('pg_class', 'c.oid')}`;

;// CONCATENATED MODULE: ./build/engines/postgres/digests.js


const COPY_METHODS = { ofDatabase: 'copy-text/1', utf8: 'copy-text-utf8/1' };
const LARGE_OBJECTS = { schema: '', name: 'large objects' };
async function planDigests(connection, session) {
    const { scope, key } = session;
    const tables = await readDigestTables(connection, scope);
    const byOid = new Map(tables.map((table) => [table.oid, table]));
    const orders = fieldOrders(tables, byOid);
    const use = (entry) => {
        if (entry.description !== 'TABLE DATA')
            return 'rows';
        const table = byOid.get(entry.oid);
        return table === undefined ? 'no' : (orders.get(table.oid) ?? 'rows');
    };
    return { hashing: { key, use }, digestsOf: (summary) => digestsOf(summary, session, { tables, byOid }) };
}
function fieldOrders(tables, byOid) {
    const mixed = new Set(tables.flatMap(({ root, columns }) => {
        const ofRoot = root && byOid.get(root.oid)?.columns;
        return root === undefined || isSame(columns, ofRoot) ? [] : [root.oid];
    }));
    const orders = new Map();
    for (const { oid, root, isChild, columns = [] } of tables) {
        if (!isChild && !(root !== undefined && mixed.has(root.oid)))
            continue;
        const sorted = [...columns].sort();
        orders.set(oid, columns.map((name) => sorted.indexOf(name)));
    }
    return orders;
}
function isSame(some = [], other = []) {
    return some.length === other.length && some.every((name, at) => name === other[at]);
}
function digestsOf({ entries, rows }, { method, key, unsettled }, { tables, byOid }) {
    const totals = new Map();
    const exempt = new Map();
    const hashed = new Set(rows.filter(({ sum }) => sum !== undefined).map(({ entry }) => entry.oid));
    const copied = new Map(entries.filter(isTableData).map((entry) => [entry.oid, entry]));
    for (const table of tables) {
        const reason = whyExempt(table, copied.get(table.oid), hashed.has(table.oid), unsettled);
        if (reason !== undefined)
            exempt.set(keyOf(ownerOf(table)), { ...ownerOf(table), reason });
    }
    for (const entry of copied.values()) {
        const { schema, name } = entry;
        if (!byOid.has(entry.oid))
            exempt.set(keyOf(entry), { schema, name, reason: 'extension-table' });
    }
    for (const { entry, rows: count, sum } of rows) {
        if (sum === undefined)
            continue;
        const known = byOid.get(entry.oid);
        const table = isTableData(entry) ? known && ownerOf(known) : LARGE_OBJECTS;
        if (table === undefined || exempt.has(keyOf(table)))
            continue;
        const before = totals.get(keyOf(table))?.total ?? row_hash/* NO_ROWS */.c6;
        totals.set(keyOf(table), { table, total: (0,row_hash/* addTotals */.lB)(before, { rows: count, sum }) });
    }
    const digests = [...totals.values()].map(({ table, total }) => ({
        ...table,
        rows: total.rows,
        sum: (0,row_hash/* sumText */.$u)(total.sum),
    }));
    return { method, key, tables: digests.sort(byName), exempt: [...exempt.values()].sort(byName) };
}
function whyExempt({ kind, types }, entry, isHashed, unsettled) {
    if (kind === 'partitioned table')
        return undefined;
    if (kind === 'materialized view')
        return 'materialized-view';
    if (kind === 'foreign table')
        return 'foreign-table';
    if (entry === undefined)
        return 'not-dumped';
    if (!isHashed)
        return 'not-copied';
    if (types.some((type) => IDENTIFIER_TYPES.includes(type)))
        return 'object-identifiers';
    return types.some((type) => unsettled.includes(SETTING_OF[type] ?? '')) ? 'session-settings' : undefined;
}
const isTableData = ({ description }) => description === 'TABLE DATA';
function ownerOf({ root, schema, name }) {
    return root === undefined ? { schema, name } : { schema: root.schema, name: root.name };
}
const keyOf = ({ schema, name }) => JSON.stringify([schema, name]);
function byName(one, other) {
    const [a, b] = [keyOf(one), keyOf(other)];
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 38432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mC: () => (/* binding */ IN_UTF8),
  To: () => (/* binding */ LOCK_WAIT_MS),
  Yt: () => (/* binding */ startPgDump)
});

// UNUSED EXPORTS: dumpArguments

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(22193);
// EXTERNAL MODULE: ./build/process/programs.js
var programs = __webpack_require__(97591);
;// CONCATENATED MODULE: ./build/process/buffering.js

async function buffering(host) {
    const stdbuf = await (0,programs/* findOnPath */.a)('stdbuf', host.env['PATH']);
    return stdbuf === undefined ? [] : [stdbuf, '-o1M'];
}

// EXTERNAL MODULE: ./build/process/shield/shield.js + 1 modules
var shield = __webpack_require__(50413);
// EXTERNAL MODULE: ./build/engines/postgres/archive/archive.js
var archive = __webpack_require__(20919);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./build/engines/postgres/connection/text-bytes.js
var text_bytes = __webpack_require__(1488);
// EXTERNAL MODULE: ./build/engines/postgres/sql/quote.js
var quote = __webpack_require__(90591);
;// CONCATENATED MODULE: ./build/engines/postgres/archive/search-path.js



const EMPTY = Buffer.from("SELECT pg_catalog.set_config('search_path', '', false);\n");
const WITHIN_BYTES = 4_096;
const LENGTH_BYTES = 4;
const ENCODING = /SET client_encoding = '(\w+)';/;
async function* withSearchPath(archive, path) {
    if (path.length === 0)
        return yield* archive;
    let head = Buffer.alloc(0);
    for await (const chunk of archive) {
        if (head === undefined)
            yield chunk;
        else {
            head = Buffer.concat([head, chunk]);
            if (head.length < WITHIN_BYTES)
                continue;
            yield patched(head, path);
            head = undefined;
        }
    }
    if (head !== undefined && head.length > 0)
        yield patched(head, path);
}
function patched(head, path) {
    const at = head.subarray(0, WITHIN_BYTES).indexOf(EMPTY);
    const start = at - LENGTH_BYTES;
    if (at === -1 || head.readUInt32LE(start) !== EMPTY.length)
        return head;
    const encoding = ENCODING.exec(head.toString('latin1', 0, WITHIN_BYTES))?.[1] ?? 'UTF8';
    const list = path.map(quote/* quoteName */.A).join(', ');
    const text = (0,text_bytes/* bytesOf */.$)(`SELECT pg_catalog.set_config('search_path', ${literalIn(encoding, list)}, false);\n`);
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32LE(text.length);
    return Buffer.concat([head.subarray(0, start), length, text, head.subarray(at + EMPTY.length)]);
}
function literalIn(encoding, text) {
    if (encoding === 'UTF8' || encoding === 'SQL_ASCII' || (0,external_node_buffer_.isAscii)(Buffer.from(text)))
        return (0,quote/* quoteText */.o)(text);
    const doubled = text.replaceAll('\\', '\\\\').replaceAll("'", "''");
    const escaped = Array.from(doubled, (letter) => {
        const code = letter.codePointAt(0) ?? 0;
        return code < 0x80 ? letter : `\\U${code.toString(16).padStart(8, '0')}`;
    });
    return `E'${escaped.join('')}'`;
}

// EXTERNAL MODULE: ./build/engines/postgres/url/url.js + 1 modules
var url_url = __webpack_require__(89356);
// EXTERNAL MODULE: ./build/engines/postgres/connection/connection.js + 6 modules
var connection_connection = __webpack_require__(87030);
// EXTERNAL MODULE: ./build/engines/postgres/connection/lock-holders.js
var lock_holders = __webpack_require__(22424);
// EXTERNAL MODULE: ./build/engines/postgres/sql/operators.js
var operators = __webpack_require__(25894);
// EXTERNAL MODULE: ./build/engines/postgres/connection/sqlstate.js
var sqlstate = __webpack_require__(33036);
;// CONCATENATED MODULE: ./build/engines/postgres/dump/errors.js



const PRIVILEGE_HINT = 'Grant the account SELECT on every table and sequence that is dumped, and USAGE on their schemas.';
const LOCKED_HINT = 'Another session held an exclusive lock for too long (a migration, VACUUM FULL). Run it again when that is done.';
const KNOWN = [
    {
        says: /permission denied for/,
        words: 'permission denied',
        code: 'DATABASE_PRIVILEGE',
        hint: PRIVILEGE_HINT,
    },
    {
        says: /server version mismatch/,
        words: 'this pg_dump is older than the server (server version mismatch)',
        code: 'DATABASE_VERSION',
        hint: "Install a client of the server's major version, or give its folder in PG_BIN.",
    },
    {
        says: /row-level security|row security/,
        words: 'row-level security would hide rows',
        code: 'DATABASE_ROW_SECURITY',
        hint: "Dump as the tables' owner or with a role that has BYPASSRLS.",
    },
    {
        says: /lock timeout|Lock wait/i,
        words: 'a lock could not be acquired in time',
        code: 'DUMP_FAILED',
        hint: LOCKED_HINT,
    },
    {
        says: /conflict with recovery/,
        words: 'conflict with recovery on the standby',
        code: 'DUMP_FAILED',
        hint: 'The standby had to apply changes that the dump still needed. Set hot_standby_feedback=on or a larger max_standby_streaming_delay.',
    },
    {
        says: /No space left on device/,
        words: 'no space left on the server',
        code: 'DUMP_FAILED',
        hint: "The server's disk is full.",
    },
    {
        says: /server closed the connection|could not receive data|terminating connection|SSL SYSCALL|SSL error|no connection to the server|lost synchronization|Connection (refused|reset|timed out)/,
        words: 'the connection was lost',
        code: 'DATABASE_CONNECTION_LOST',
        hint: 'Check for a restart, a network failure or an idle timeout between this machine and the server, then run it again.',
    },
];
function nameDumpFailure(exit, foreign, url, names) {
    const words = foreign.reveal();
    const named = names.within(words);
    const about = named.length === 0 ? '' : `: ${named.join(', ')}`;
    const known = KNOWN.find(({ says }) => says.test(words));
    if (known !== undefined) {
        const message = `pg_dump of ${(0,url_url/* describeServer */.X8)(url)} failed: ${known.words}${about}.`;
        return new errors/* RestorableError */.s$(known.code, message, { hint: known.hint, foreign });
    }
    const how = exit.signal === null ? `exited with code ${exit.code}` : `was killed by ${exit.signal}`;
    const state = (0,sqlstate/* describeState */.J)((0,sqlstate/* stateIn */.p)(words));
    return new errors/* RestorableError */.s$('DUMP_FAILED', `pg_dump ${how}${state === undefined ? '' : `: ${state}`}${about}.`, {
        hint: exit.signal === 'SIGKILL'
            ? 'The machine is often out of memory in this case. Nothing was stored as a backup.'
            : 'Run the same pg_dump by hand to see more. Nothing was stored as a backup.',
        foreign,
    });
}

;// CONCATENATED MODULE: ./build/engines/postgres/dump/diagnosis.js






const WAS_LOCKING = /Query was: LOCK TABLE\b/;
async function diagnoseDump(failed, host) {
    const { exit, foreign, url, names } = failed;
    const named = nameDumpFailure(exit, foreign, url, names);
    if (named.code !== 'DUMP_FAILED' || exit.signal !== null)
        return named;
    const words = foreign.reveal();
    const found = await lookUp(words, names, url, host).catch(() => undefined);
    if (found === undefined)
        return named;
    return new errors/* RestorableError */.s$(found.code, `pg_dump of ${(0,url_url/* describeServer */.X8)(url)} failed: ${found.words}.`, {
        hint: found.hint,
        foreign,
    });
}
async function lookUp(words, names, url, host) {
    await using connection = await (0,connection_connection/* openConnection */.J)(url, host, { requireTls: false });
    const holder = WAS_LOCKING.test(words) ? await (0,lock_holders/* describeLockHolder */.H)(connection, 'read') : undefined;
    if (holder !== undefined) {
        return { code: 'DUMP_FAILED', words: `a lock could not be acquired in time: ${holder}`, hint: LOCKED_HINT };
    }
    const about = new Set(names.within(words));
    const denied = (await deniedTables(connection)).filter((name) => about.has(name));
    if (denied.length === 0)
        return undefined;
    return { code: 'DATABASE_PRIVILEGE', words: `permission denied: ${denied.join(', ')}`, hint: PRIVILEGE_HINT };
}
async function deniedTables(connection) {
    const rows = await connection.query(`select n.nspname as schema, c.relname as name from pg_catalog.pg_class c
       join pg_catalog.pg_namespace n on n.oid ${operators.EQ} c.relnamespace
     where c.relkind ${operators.EQ} any ('{r,p,m,S}') and ${(0,operators/* isOwnSchema */.us)('n')}
       and not (pg_catalog.has_schema_privilege(n.oid, 'usage') and pg_catalog.has_table_privilege(c.oid, 'select'))`);
    return rows.flatMap(({ schema, name }) => [JSON.stringify(name), JSON.stringify(`${schema}.${name}`)]);
}

// EXTERNAL MODULE: ./build/core/foreign.js
var foreign = __webpack_require__(54440);
;// CONCATENATED MODULE: ./build/engines/postgres/dump/words.js

const words_KNOWN = [
    [
        /circular foreign-key constraints/,
        'foreign keys form a cycle: they would have to be disabled to restore only the data',
    ],
    [/subscriptions? (?:are )?not dumped/, undefined],
    [/owner of .* appears to be invalid/, 'the owner of an object no longer exists'],
    [
        /appears to be (?:invalid|empty)|bogus|could not (?:find|parse|resolve|interpret)/,
        'something in the catalogs is broken',
    ],
];
const WARNING = /^pg_dump: warning: /;
const MORE = /^pg_dump: (?:detail|hint): |^\s/;
class DumpToolOutput {
    #names;
    #host;
    #warnings = [];
    #goesOn = false;
    constructor(names, host) {
        this.#names = names;
        this.#host = host;
    }
    add(line) {
        this.#host.toolWords.add(new foreign/* ForeignText */.sh('pg_dump', line));
        if (WARNING.test(line)) {
            this.#warnings.push(line);
            this.#goesOn = true;
        }
        else if (this.#goesOn && MORE.test(line)) {
            this.#warnings[this.#warnings.length - 1] += `\n${line}`;
        }
        else
            this.#goesOn = false;
    }
    warnings() {
        const named = new Map();
        for (const text of this.#warnings) {
            const known = words_KNOWN.find(([says]) => says.test(text));
            const words = known === undefined ? 'something that only the diagnostics contain' : known[1];
            if (words === undefined)
                continue;
            const names = named.get(words) ?? new Set();
            for (const name of this.#names.within(text))
                names.add(name);
            named.set(words, names);
        }
        return [...named].map(([words, names]) => {
            const about = names.size === 0 ? '' : `: ${[...names].slice(0, NAMED_AT_MOST).join(', ')}`;
            return `pg_dump warned: ${words}${about}.`;
        });
    }
}
const NAMED_AT_MOST = 8;

;// CONCATENATED MODULE: ./build/engines/postgres/dump/dump.js








const IN_UTF8 = '--encoding=UTF8';
const LOCK_WAIT_MS = 300_000;
async function startPgDump(options, host) {
    const { url, client, signal } = options;
    const [file = '', ...args] = [
        ...(client.prefix.length > 0 ? [] : await buffering(host)),
        client.path,
        ...client.prefix,
        ...dumpArguments(options),
    ];
    const words = new DumpToolOutput(options.names, host);
    const tool = {
        file,
        args,
        env: (0,url_url/* childEnvironment */.Qc)(url, host.env),
        stdin: 'ignore',
        stdout: 'pipe',
        signal,
        scrub: host.scrub,
        speaker: 'pg_dump',
        onErrorLine: (line) => words.add(line),
    };
    const child = await (0,shield/* startBeside */.v)(tool, host);
    const stdout = child.stdout;
    const bytes = stdout[Symbol.asyncIterator]();
    const stop = () => {
        stdout.destroy();
        return child.stop();
    };
    signal.addEventListener('abort', () => void stop(), { once: true });
    try {
        const first = await bytes.next();
        if (first.done === true)
            await requireSuccess(child, options, host);
        return {
            warnings: () => words.warnings(),
            read: (reading) => follow(child, { [Symbol.asyncIterator]: () => joined(first, bytes) }, { ...options, host }, reading),
            stop,
        };
    }
    catch (error) {
        await stop();
        if (signal.aborted)
            throw (0,errors/* cancellation */.WN)(signal);
        throw error;
    }
}
async function* follow(child, bytes, { host, ...options }, { searchPath, countRows, hashing, onSummary }) {
    try {
        const reader = new archive/* ArchiveReader */.g({ countRows, hashing });
        for await (const chunk of withSearchPath(bytes, searchPath)) {
            reader.push(chunk);
            yield chunk;
        }
        await requireSuccess(child, options, host);
        onSummary(reader.end());
    }
    catch (error) {
        if (options.signal.aborted)
            throw (0,errors/* cancellation */.WN)(options.signal);
        throw error;
    }
    finally {
        await child.stop();
    }
}
async function* joined(first, rest) {
    try {
        for (let next = first; next.done !== true; next = await rest.next())
            yield next.value;
    }
    finally {
        await rest.return?.();
    }
}
async function requireSuccess(child, { url, names, signal }, host) {
    const exit = await child.exited;
    if (signal.aborted)
        throw (0,errors/* cancellation */.WN)(signal);
    if (exit.code !== 0)
        throw await diagnoseDump({ exit, foreign: child.errorText(), url, names }, host);
}
const KEEPALIVES = 'keepalives_idle=60 keepalives_interval=15 keepalives_count=8';
function dumpArguments(options) {
    return [
        '--format=custom',
        '--compress=0',
        `--snapshot=${options.snapshot}`,
        `--lock-wait-timeout=${LOCK_WAIT_MS}`,
        '--no-password',
        `--dbname=${KEEPALIVES}`,
        ...options.scopeArguments,
    ];
}


/***/ }),

/***/ 94752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $q: () => (/* binding */ readGlobals),
/* harmony export */   J3: () => (/* binding */ changedRole),
/* harmony export */   Po: () => (/* binding */ createdRole),
/* harmony export */   Ur: () => (/* binding */ superuserIn),
/* harmony export */   af: () => (/* binding */ AFTER_THE_DATA),
/* harmony export */   bA: () => (/* binding */ readStatements),
/* harmony export */   n4: () => (/* binding */ kindOfStatement),
/* harmony export */   wC: () => (/* binding */ membershipIn)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _connection_text_bytes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1488);


const AFTER_THE_DATA = '-- after the data';
const IDENTIFIER = '((?:U&)?"(?:[^"]|"")+")';
const CREATE_ROLE = new RegExp(`^CREATE ROLE ${IDENTIFIER}`, 'i');
const ALTER_ROLE = new RegExp(`^ALTER ROLE ${IDENTIFIER}`, 'i');
const MEMBERSHIP = new RegExp(`^GRANT ${IDENTIFIER} TO ${IDENTIFIER}`, 'i');
const NOTE_ON_ROLE = new RegExp(`^(?:COMMENT|SECURITY LABEL FOR (?:U&)?"(?:[^"]|"")+") ON ROLE ${IDENTIFIER}`, 'i');
const PARAMETER = new RegExp(`^GRANT [A-Z ]+ ON PARAMETER (?:(?:U&)?"(?:[^"]|"")+"[.]?)+ TO ${IDENTIFIER}`, 'i');
const SUPERUSER = new RegExp(`^ALTER ROLE ${IDENTIFIER} WITH (?:.* )?SUPERUSER\\b`, 'i');
const OF_ROLES = new RegExp(`^(?:CREATE ROLE|(?:COMMENT|SECURITY LABEL .*) ON ROLE|GRANT ${IDENTIFIER} TO|ALTER ROLE ${IDENTIFIER} (?:WITH|PASSWORD)) ?`, 'i');
function readStatements(globals) {
    const statements = globals.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('--'));
    return {
        roles: statements.filter((line) => OF_ROLES.test(line)),
        settings: statements.filter((line) => !OF_ROLES.test(line)),
    };
}
function createdRole(statement) {
    return nameOf(CREATE_ROLE.exec(statement)?.[1]);
}
function changedRole(statement) {
    const changed = [ALTER_ROLE, NOTE_ON_ROLE, PARAMETER].map((pattern) => nameOf(pattern.exec(statement)?.[1]));
    return changed.find((name) => name !== undefined) ?? membershipIn(statement)?.member;
}
function membershipIn(statement) {
    const [, first, second] = MEMBERSHIP.exec(statement) ?? [];
    const role = nameOf(first);
    const member = nameOf(second);
    return role === undefined || member === undefined ? undefined : { role, member };
}
function superuserIn(statement) {
    return nameOf(SUPERUSER.exec(statement)?.[1]);
}
function kindOfStatement(statement) {
    return (/^(?:(?:CREATE|ALTER) ROLE(?: ALL)?|GRANT|REVOKE|ALTER DATABASE|COMMENT ON)\b/i.exec(statement)?.[0] ??
        /\b(?:ALTER (?:DATABASE|ROLE)|GRANT|REVOKE|COMMENT ON)\b/i.exec(statement)?.[0] ??
        'a statement');
}
function nameOf(identifier) {
    if (identifier === undefined)
        return undefined;
    const name = identifier.slice(identifier.indexOf('"') + 1, -1).replaceAll('""', '"');
    if (identifier.startsWith('"'))
        return name;
    return name.replaceAll(/\\(?:\\|([0-9a-f]{4}))/gi, (_, code) => code === undefined ? '\\' : String.fromCharCode(Number.parseInt(code, 16)));
}
const MAX_GLOBALS_BYTES = 64 * 1024 * 1024;
async function readGlobals(content) {
    const parts = [];
    let bytes = 0;
    for await (const chunk of content) {
        bytes += chunk.length;
        if (bytes > MAX_GLOBALS_BYTES) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('RESTORE_FAILED', 'globals.sql is larger than roles can ever be.', {
                hint: 'This program did not write this backup in its present form. Choose another one.',
            });
        }
        parts.push(Buffer.from(chunk));
    }
    const lines = Buffer.concat(parts).toString('latin1').split('\n');
    return lines.map((line) => (0,_connection_text_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b)(Buffer.from(line, 'latin1'))).join('\n');
}


/***/ }),

/***/ 87312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ toolUrlFor),
/* harmony export */   U: () => (/* binding */ warnOfMoney)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _connection_tool_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85101);
/* harmony import */ var _sql_operators_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25894);
/* harmony import */ var _sql_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90591);




const LOCALE_FACT = 'source.money_locale';
const SAMPLE_FACT = 'source.money_sample';
const VALUE_FACT = 'source.money_value';
async function toolUrlFor(url, facts, target, host) {
    const wanted = facts[LOCALE_FACT];
    const options = { requireTls: false, restores: true };
    let like = await (0,_connection_tool_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .openLikeTool */ ._)(url, host, { ...options, moneyLocale: wanted });
    if (!like.hasSettings && wanted !== undefined) {
        await like.connection.close();
        like = await (0,_connection_tool_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .openLikeTool */ ._)(url, host, options);
    }
    try {
        const isSame = wanted === undefined || like.moneyLocale === wanted;
        if (isSame || (await readsAlike(like.connection, like.moneyLocale, facts)))
            return { url: like.url, notes: [] };
    }
    finally {
        await like.connection.close();
    }
    if (target.onError !== 'continue')
        throw localeMissing(wanted);
    const note = `The source printed \`money\` in its lc_monetary locale, which this server lacks or can't be set to: compare the amounts.`;
    return { url: like.url, notes: [note] };
}
async function readsAlike(connection, locale, facts) {
    const { [SAMPLE_FACT]: sample, [VALUE_FACT]: value } = facts;
    if (sample === undefined || value === undefined)
        return false;
    try {
        const [row] = await connection.transaction(async () => {
            await connection.simple(`set local lc_monetary = ${(0,_sql_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteText */ .o)(locale)}`);
            return connection.query(`select $1::pg_catalog.money::pg_catalog.numeric ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.EQ} $2::pg_catalog.numeric as same`, [sample, value]);
        }, { rollBack: true });
        return row?.same === true;
    }
    catch (error) {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$) || error.code !== 'DATABASE_QUERY')
            throw error;
        return false;
    }
}
function localeMissing(locale) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('EXTENSION_MISSING', `The backup contains \`money\` printed in the locale ${JSON.stringify(locale)}, and this server lacks that locale or can't be set to it: it would read other amounts.`, {
        hint: "Install the locale on the server's machine (Debian: the package locales-all), or back up over a direct connection, which does not need it. The backup is not at fault.",
    });
}
async function warnOfMoney(connection, locale) {
    const rows = await connection.query(MONEY_COLUMNS);
    if (rows.length === 0)
        return { warnings: [], facts: {} };
    const names = rows.slice(0, NAMED_AT_MOST).map(({ name }) => JSON.stringify(name));
    const more = rows.length > names.length ? ` and ${rows.length - names.length} more` : '';
    return {
        warnings: [
            `The pooler or proxy accepts no start-up options, so \`money\` was dumped in this session's lc_monetary locale and is read correctly only in the same locale: ${names.join(', ')}${more}. Connect directly, or use numeric.`,
        ],
        facts: locale === '' || locale === _connection_tool_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .TOOL_MONEY_LOCALE */ .j ? {} : await sampleOf(connection, locale),
    };
}
async function sampleOf(connection, locale) {
    const [row] = await connection.transaction(async () => {
        await connection.simple(`set local lc_monetary = ${(0,_sql_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteText */ .o)(locale)}`);
        return connection.query(`select m.amount::pg_catalog.text as sample, m.amount::pg_catalog.numeric::pg_catalog.text as value
           from (select '-1234.56'::pg_catalog.numeric::pg_catalog.money as amount) m`);
    }, { rollBack: true });
    return {
        [LOCALE_FACT]: locale,
        ...(row !== undefined && { [SAMPLE_FACT]: row.sample, [VALUE_FACT]: row.value }),
    };
}
const NAMED_AT_MOST = 8;
const MONEY_COLUMNS = `with recursive part(whole, of) as (
    select oid, typelem from pg_catalog.pg_type where typelem ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.GT} 0
    union all select oid, typbasetype from pg_catalog.pg_type where typbasetype ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.GT} 0
    union all select rngtypid, rngsubtype from pg_catalog.pg_range
    union all select t.oid, a.atttypid from pg_catalog.pg_type t join pg_catalog.pg_attribute a on a.attrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.EQ} t.typrelid where t.typrelid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.GT} 0 and a.attnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.GT} 0
  ), money(oid) as (
    select 'pg_catalog.money'::pg_catalog.regtype::pg_catalog.oid
    union select part.whole from money join part on part.of ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.EQ} money.oid
  )
  select pg_catalog.concat(n.nspname, '.', c.relname, '.', a.attname) as name from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.EQ} a.attrelid join pg_catalog.pg_namespace n on n.oid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.EQ} c.relnamespace
   where a.atttypid ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.EQ} any (select oid from money) and a.attnum ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.GT} 0 and not a.attisdropped
     and c.relkind ${_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__.EQ} any ('{r,p}') and c.relpersistence operator(pg_catalog.<>) 't' and not c.relispartition and ${(0,_sql_operators_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwnSchema */ .us)('n')} order by 1`;


/***/ }),

/***/ 25894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EQ: () => (/* binding */ EQ),
/* harmony export */   GE: () => (/* binding */ GE),
/* harmony export */   GT: () => (/* binding */ GT),
/* harmony export */   LE: () => (/* binding */ LE),
/* harmony export */   LT: () => (/* binding */ LT),
/* harmony export */   N5: () => (/* binding */ MINUS),
/* harmony export */   NE: () => (/* binding */ NE),
/* harmony export */   Og: () => (/* binding */ MATCHES_NOT),
/* harmony export */   W$: () => (/* binding */ MATCHES),
/* harmony export */   us: () => (/* binding */ isOwnSchema),
/* harmony export */   vV: () => (/* binding */ TIMES),
/* harmony export */   xD: () => (/* binding */ CAT)
/* harmony export */ });
const EQ = 'operator(pg_catalog.=)';
const NE = 'operator(pg_catalog.<>)';
const LT = 'operator(pg_catalog.<)';
const GE = 'operator(pg_catalog.>=)';
const LE = 'operator(pg_catalog.<=)';
const GT = 'operator(pg_catalog.>)';
const MINUS = 'operator(pg_catalog.-)';
const TIMES = 'operator(pg_catalog.*)';
const CAT = 'operator(pg_catalog.||)';
const MATCHES = 'operator(pg_catalog.~)';
const MATCHES_NOT = 'operator(pg_catalog.!~)';
const isOwnSchema = (alias) => `${alias}.nspname ${MATCHES_NOT} '^pg_' and ${alias}.nspname ${NE} 'information_schema'`;


/***/ }),

/***/ 90591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ quoteName),
/* harmony export */   o: () => (/* binding */ quoteText)
/* harmony export */ });
function quoteName(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
function quoteText(text) {
    const quoted = `'${text.replaceAll("'", "''")}'`;
    return text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}


/***/ }),

/***/ 30728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cm: () => (/* binding */ quoteIdentifier),
/* harmony export */   SA: () => (/* binding */ onCurrentDatabase),
/* harmony export */   ce: () => (/* binding */ quoteLiteral),
/* harmony export */   k5: () => (/* binding */ splitIdentifierList),
/* harmony export */   tY: () => (/* binding */ escapeFormat)
/* harmony export */ });
function quoteIdentifier(name) {
    const doubled = name.replaceAll('"', '""');
    return hasControl(name) ? `U&"${escapeControls(doubled)}"` : `"${doubled}"`;
}
function quoteLiteral(text) {
    const doubled = text.replaceAll("'", "''");
    return hasControl(text) ? `U&'${escapeControls(doubled)}'` : `'${doubled}'`;
}
function splitIdentifierList(text) {
    return [...text.matchAll(/"((?:[^"]|"")*)"|([^",\s]+)/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '');
}
function onCurrentDatabase(statement) {
    const call = `begin execute pg_catalog.format(${quoteLiteral(statement)}, pg_catalog.current_database()); end`;
    return `DO ${quoteLiteral(call)};`;
}
function escapeFormat(text) {
    return text.replaceAll('%', '%%');
}
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;
function hasControl(text) {
    return CONTROL.test(text);
}
function escapeControls(text) {
    return text
        .replaceAll('\\', '\\\\')
        .replaceAll(new RegExp(CONTROL, 'g'), (letter) => `\\${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}


/***/ }),

/***/ 65785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ ARCHIVE_STREAM),
/* harmony export */   W: () => (/* binding */ GLOBALS_STREAM)
/* harmony export */ });
const GLOBALS_STREAM = 'globals.sql';
const ARCHIVE_STREAM = 'database.dump';


/***/ }),

/***/ 67237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ sumText),
/* harmony export */   X: () => (/* binding */ RowHash),
/* harmony export */   Yd: () => (/* binding */ RecordHash),
/* harmony export */   c6: () => (/* binding */ NO_ROWS),
/* harmony export */   hD: () => (/* binding */ LineHash),
/* harmony export */   lB: () => (/* binding */ addTotals)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22193);
/* harmony import */ var _module_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99474);


const NO_ROWS = { rows: 0, sum: 0n };
const KEY = /^[0-9a-f]{32}$/;
const MODULO = 1n << 128n;
let compiled;
function addTotals(one, other) {
    return { rows: one.rows + other.rows, sum: (one.sum + other.sum) % MODULO };
}
function sumText(sum) {
    return sum.toString(16).padStart(32, '0');
}
class RowHash {
    #exports;
    #memory;
    #total;
    #inputAt;
    #inputBytes;
    constructor(key) {
        if (!KEY.test(key))
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', 'The key for hashing rows is not 16 bytes in hex.');
        compiled ??= new WebAssembly.Module(Buffer.from(_module_js__WEBPACK_IMPORTED_MODULE_1__/* .MODULE_BASE64 */ .H, 'base64'));
        this.#exports = new WebAssembly.Instance(compiled).exports;
        const { buffer } = this.#exports['memory'];
        this.#memory = new Uint8Array(buffer);
        this.#memory.set(Buffer.from(key, 'hex'), this.call('key_at'));
        this.#total = new DataView(buffer, this.call('total_at'), 24);
        this.#inputAt = this.call('input_at');
        this.#inputBytes = this.call('input_bytes');
    }
    call(name, ...values) {
        return this.#exports[name](...values);
    }
    load(bytes, from) {
        const length = Math.min(bytes.length - from, this.#inputBytes);
        this.#memory.set(bytes.subarray(from, from + length), this.#inputAt);
        return length;
    }
    loadPlaces(places) {
        const at = this.call('places_at');
        new Uint16Array(this.#memory.buffer, at, places.length).set(places);
    }
    write(at, bytes) {
        this.#memory.set(bytes, at);
    }
    take() {
        const [low, high, rows] = [0, 8, 16].map((at) => this.#total.getBigUint64(at, true));
        for (const at of [0, 8, 16])
            this.#total.setBigUint64(at, 0n, true);
        return { rows: Number(rows), sum: (high << 64n) | low };
    }
}
class LineHash {
    #hash;
    constructor(key) {
        this.#hash = new RowHash(key);
    }
    push(bytes) {
        pushAll(this.#hash, 'lines', bytes);
    }
    end() {
        this.#hash.call('lines_end');
        return this.#hash.take();
    }
}
class RecordHash {
    #hash;
    constructor(key) {
        this.#hash = new RowHash(key);
    }
    push(bytes) {
        if (!pushAll(this.#hash, 'records', bytes)) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', 'A row to hash has no length before it.');
        }
    }
    take() {
        if (this.#hash.call('records_end') === 0)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RestorableError */ .s$('INTERNAL', 'A row to hash is incomplete.');
        return this.#hash.take();
    }
}
function pushAll(hash, reader, bytes) {
    for (let at = 0; at < bytes.length;) {
        const length = hash.load(bytes, at);
        if (hash.call(reader, length) === 0)
            return false;
        at += length;
    }
    return true;
}


/***/ })

};
