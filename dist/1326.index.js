export const id = 1326;
export const ids = [1326];
export const modules = {

/***/ 81326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderHtml: () => (/* binding */ renderHtml)
});

// EXTERNAL MODULE: ./build/report/document/document.js
var document_document = __webpack_require__(4854);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(3294);
// EXTERNAL MODULE: ./build/report/words/backups.js
var backups = __webpack_require__(65368);
// EXTERNAL MODULE: ./build/report/render/blocks.js
var blocks = __webpack_require__(19546);
// EXTERNAL MODULE: ./build/report/render/visible.js
var visible = __webpack_require__(85728);
;// CONCATENATED MODULE: ./build/report/render/html/markup.js

const TEXT_LENGTH = 2_000;
class Markup {
    text;
    constructor(text) {
        this.text = text;
    }
}
function html(parts, ...contents) {
    return new Markup(parts.reduce((text, part, at) => `${text}${written(contents[at - 1])}${part}`));
}
function written(content) {
    if (content === undefined)
        return '';
    if (content instanceof Markup)
        return content.text;
    if (typeof content === 'number')
        return String(content);
    if (typeof content === 'string')
        return escaped(content);
    return content.map(written).join('');
}
const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
    '`': '&#96;',
};
function escaped(text) {
    return (0,visible/* visible */.R)(text, TEXT_LENGTH).replaceAll(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '');
}

;// CONCATENATED MODULE: ./build/report/render/html/tones.js

const SIGNS = {
    good: html `<path d="M6 10.5l3 3 5.5-6.5"/>`,
    bad: html `<path d="M7 7l6 6M13 7l-6 6"/>`,
    warn: html `<path d="M10 5.5v5.5M10 14h0"/>`,
    cancelled: html `<path d="M6 14L14 6"/>`,
    skipped: html `<path d="M6.5 10h7"/>`,
};
const NAMES = {
    good: 'good',
    bad: 'bad',
    warn: 'warning',
    cancelled: 'cancelled',
    skipped: 'skipped',
};
function icon(tone) {
    return html `<svg class="icon ${tone}" viewBox="0 0 20 20" role="img" aria-label="${NAMES[tone]}"><circle cx="10" cy="10" r="10"/>${SIGNS[tone]}</svg>`;
}
function hueClass(hue) {
    return typeof hue === 'number' ? `hue-${hue}` : hue;
}

;// CONCATENATED MODULE: ./build/report/render/html/frame.js


const WIDTH = 1_000;
const HEIGHT = 320;
function plot({ label, drawing, width = WIDTH, height = HEIGHT, values = [], times }) {
    const grid = values.map(({ at }) => html `M0 ${down(at, height)}H${width}`);
    const left = values.map(({ at, label: text }) => html `<span style="bottom:${percent(at)}">${text}</span>`);
    return html `<div class="plot"><div class="y" aria-hidden="true">${left}</div>${svg({ label }, { width, height, className: 'area' }, [values.length === 0 ? '' : html `<path class="grid" d="${grid}"/>`, drawing])}${timeAxis(times)}</div>`;
}
function svg({ label }, { width, height, className }, drawing) {
    return html `<svg class="${className}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${label}">${drawing}</svg>`;
}
function timeAxis(times) {
    const labels = times.map(({ at, label }) => html `<span${side(at)} style="left:${percent(at)}">${label}</span>`);
    return html `<div class="x" aria-hidden="true">${labels}</div>`;
}
function side(at) {
    return at < 4 ? html ` class="first"` : at > 96 ? html ` class="last"` : '';
}
function down(at, height) {
    return Math.round(height * (1 - at / 100));
}
function percent(at) {
    return `${Math.round(at * 10) / 10}%`;
}
function limitLine(y, width = WIDTH) {
    return html `<path class="limit" d="M0 ${y}H${width}"/>`;
}
function legend(entries, limit) {
    const keys = entries.map(({ name, hue }) => html `<li><i class="${hueClass(hue)}"></i>${name}</li>`);
    const line = limit === undefined ? '' : html `<li><i class="limit"></i>${limit.name}</li>`;
    return html `<ul class="legend">${keys}${line}</ul>`;
}

;// CONCATENATED MODULE: ./build/report/render/html/scales.js


function scale(from, to, extent) {
    const span = to - from || 1;
    return (value) => Math.round(((value - from) / span) * extent);
}
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DURATION_STEPS = [
    ...[1, 10, 100, 500, 1_000, 2_000, 5_000, 15_000, 30_000],
    ...[1, 2, 5, 10, 15, 30].map((each) => each * MINUTE),
    ...[1, 2, 3, 6, 12].map((each) => each * HOUR),
    ...[1, 2, 4, 7, 14, 30, 60, 90, 180, 365, 730, 1_825].map((each) => each * DAY),
];
const MOST_VALUE_TICKS = 4;
function valueAxis(largest, unit) {
    const most = Math.max(largest, 1) * 1.08;
    const step = unit === 'duration' ? durationStep(most) : decimalStep(most);
    const label = unit === 'duration' ? format/* humanMs */.o0 : format/* humanBytes */.p6;
    const values = Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step);
    return {
        most,
        ticks: values.map((value) => ({ at: (value / most) * 100, label: value === 0 ? '0' : label(value) })),
    };
}
function durationStep(most) {
    return DURATION_STEPS.find((step) => most / step <= MOST_VALUE_TICKS) ?? decimalStep(most);
}
function decimalStep(most) {
    const power = 10 ** Math.floor(Math.log10(most / MOST_VALUE_TICKS));
    return [1, 2, 5, 10].map((each) => each * power).find((step) => most / step <= MOST_VALUE_TICKS) ?? most;
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MOST_TIME_TICKS = 5;
function timeTicks(fromMs, toMs, most = MOST_TIME_TICKS) {
    const at = (ms) => ((ms - fromMs) / (toMs - fromMs || 1)) * 100;
    const days = (toMs - fromMs) / DAY;
    const found = days < 75 ? dayTicks(fromMs, toMs, days / most) : monthTicks(fromMs, toMs, days / 30.44 / most);
    return found.map(({ ms, label }) => ({ at: at(ms), label }));
}
function dayTicks(fromMs, toMs, least) {
    const step = [1, 2, 7, 14].find((each) => each >= least) ?? 28;
    const first = Math.ceil(fromMs / DAY) * DAY;
    const moments = [];
    for (let ms = first; ms <= toMs; ms += step * DAY)
        moments.push({ ms, label: dayLabel(ms) });
    return moments;
}
function monthTicks(fromMs, toMs, least) {
    const step = [1, 2, 3, 6, 12, 24].find((each) => each >= least) ?? 60;
    const start = new Date(fromMs);
    const first = start.getUTCFullYear() * 12 + start.getUTCMonth() + (start.getUTCDate() === 1 ? 0 : 1);
    const moments = [];
    for (let month = Math.ceil(first / step) * step;; month += step) {
        const ms = Date.UTC(Math.floor(month / 12), month % 12);
        if (ms > toMs)
            return moments;
        moments.push({ ms: Math.max(ms, fromMs), label: labelOf(ms, step, moments.length === 0) });
    }
}
function labelOf(ms, step, isFirst) {
    const date = new Date(ms);
    if (step >= 12)
        return String(date.getUTCFullYear());
    return isFirst || date.getUTCMonth() === 0 ? monthLabel(ms) : (MONTHS[date.getUTCMonth()] ?? '');
}
function dayLabel(ms) {
    const date = new Date(ms);
    return `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}`;
}
function monthLabel(ms) {
    const date = new Date(ms);
    return `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
function linePath(points, x, y) {
    return new Markup(runsOf(points, x, y).map(through).join(''));
}
function areaPath(points, scales) {
    const runs = runsOf(points, scales.x, scales.y);
    return new Markup(runs
        .map((run) => `M${run[0]?.[0]} ${scales.ground}L${through(run).slice(1)}L${run.at(-1)?.[0]} ${scales.ground}Z`)
        .join(''));
}
function through(run) {
    return `M${run.map(([x, y]) => `${x} ${y}`).join('L')}`;
}
function runsOf(points, x, y) {
    const runs = [];
    let run;
    for (const [ms, value] of points) {
        if (value === null) {
            run = undefined;
            continue;
        }
        const place = [x(ms), y(value)];
        if (run === undefined) {
            run = [];
            runs.push(run);
        }
        const last = run.at(-1);
        if (last?.[0] !== place[0] || last[1] !== place[1])
            run.push(place);
    }
    return runs;
}

;// CONCATENATED MODULE: ./build/report/render/html/bars.js




const SLOT = 20;
const GAP = 6;
const LEAST_SLOTS = 16;
const MOST_LABELS = 4;
const YEAR_MS = 366 * 86_400_000;
function bars({ bars: all, parts, limit, unit }, { label }) {
    const sums = all.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
    const { most, ticks } = valueAxis(Math.max(limit?.value ?? 0, ...sums), unit);
    const slots = Math.max(all.length, LEAST_SLOTS);
    const up = scale(0, most, HEIGHT);
    const paths = parts.map(({ hue }, part) => {
        const d = all.flatMap(({ values }, at) => {
            const below = up(values.slice(0, part).reduce((sum, value) => sum + value, 0));
            const height = up(values.slice(0, part + 1).reduce((sum, value) => sum + value, 0)) - below;
            return height <= 0 ? [] : [html `M${at * SLOT + GAP / 2} ${HEIGHT - below}v-${height}h${SLOT - GAP}v${height}z`];
        });
        return d.length === 0 ? '' : html `<path class="solid ${hueClass(hue)}" d="${d}"/>`;
    });
    const drawing = [paths, limit === undefined ? '' : limitLine(HEIGHT - up(limit.value), slots * SLOT)];
    const times = labelsOf(all, slots);
    const chart = plot({ label, drawing, width: slots * SLOT, values: ticks, times });
    return html `${chart}${legend(parts, limit)}`;
}
function labelsOf(all, slots) {
    const [first, last] = [all[0], all.at(-1)];
    if (first === undefined || last === undefined)
        return [];
    const format = last.atMs - first.atMs > YEAR_MS ? monthLabel : dayLabel;
    const step = Math.max(1, Math.ceil(slots / MOST_LABELS));
    return all.flatMap(({ atMs }, at) => at % step === 0 ? [{ at: ((at + 0.5) / slots) * 100, label: format(atMs) }] : []);
}

;// CONCATENATED MODULE: ./build/report/render/html/curves.js




function curves({ curves: all, limit, unit, fromMs, toMs }, { label }) {
    const largest = all.reduce((most, { points }) => Math.max(most, largestOf(points)), limit?.value ?? 0);
    const { most, ticks } = valueAxis(largest, unit);
    const x = scale(fromMs, toMs, WIDTH);
    const up = scale(0, most, HEIGHT);
    const y = (value) => HEIGHT - up(value);
    const breaches = limit === undefined ? [] : breachesOf(all[0]?.points ?? [], limit.value);
    const shaded = breaches.map(([from, to]) => html `M${x(from)} 0V${HEIGHT}H${Math.max(x(to), x(from) + 3)}V0Z`);
    const drawn = all.map((curve) => drawnCurve(curve, x, y));
    const drawing = [
        shaded.length === 0 ? '' : html `<path class="breach" d="${shaded}"/>`,
        drawn,
        limit === undefined ? '' : limitLine(y(limit.value)),
    ];
    const chart = plot({ label, drawing, values: ticks, times: timeTicks(fromMs, toMs) });
    const keys = all.map(({ name, hue }) => ({ name, hue }));
    const breach = shaded.length === 0 ? [] : [{ name: 'over the limit', hue: 'bad' }];
    return html `${chart}${legend([...keys, ...breach], limit)}`;
}
function drawnCurve({ shape, hue, points }, x, y) {
    const name = hueClass(hue);
    const area = shape === 'area' ? html `<path class="fill ${name}" d="${areaPath(points, { x, y, ground: HEIGHT })}"/>` : '';
    return html `${area}<path class="line ${name}" d="${linePath(points, x, y)}"/>`;
}
function largestOf(points) {
    return points.reduce((most, [, value]) => Math.max(most, value ?? 0), 0);
}
function breachesOf(points, limit) {
    const found = [];
    for (const [at, [toMs, to]] of points.entries()) {
        const [fromMs, from] = points[at - 1] ?? [toMs, null];
        if (from === null || to === null || Math.max(from, to) <= limit)
            continue;
        const crossing = fromMs + ((limit - from) / (to - from)) * (toMs - fromMs);
        found.push([from > limit ? fromMs : crossing, to > limit ? toMs : crossing]);
    }
    return found;
}

;// CONCATENATED MODULE: ./build/report/render/html/days.js




const DAY_MS = 86_400_000;
const CELL = 10;
const days_GAP = 1.6;
const MOST_PIXELS = 22;
const WEEKS_PER_LABEL = 4;
const days_MOST_LABELS = 6;
function days({ days: all, firstMs, states }, { label }) {
    const before = (new Date(firstMs).getUTCDay() + 6) % 7;
    const weeks = Math.max(1, Math.ceil((before + all.length) / 7));
    const cells = (state) => all.flatMap((each, at) => {
        if (each !== state)
            return [];
        const [week, day] = [Math.floor((before + at) / 7), (before + at) % 7];
        return [html `M${week * CELL} ${day * CELL}h${CELL - days_GAP}v${CELL - days_GAP}h-${CELL - days_GAP}z`];
    });
    const paths = [...states.keys()].map((state) => {
        const d = cells(state);
        return d.length === 0 ? '' : html `<path class="solid ${hueClass(states[state]?.hue ?? 'skipped')}" d="${d}"/>`;
    });
    const empty = cells(null);
    const nothing = empty.length === 0 ? '' : html `<path class="nothing" d="${empty}"/>`;
    const startMs = firstMs - before * DAY_MS;
    const endMs = startMs + weeks * 7 * DAY_MS;
    const labels = Math.min(days_MOST_LABELS, Math.max(1, Math.floor(weeks / WEEKS_PER_LABEL)));
    const toPercent = scale(startMs, endMs, 1_000);
    const times = timeTicks(firstMs, endMs, labels).map(({ at, label: text }) => {
        const ms = firstMs + (at / 100) * (endMs - firstMs);
        return { at: toPercent(ms) / 10, label: text };
    });
    const drawing = svg({ label }, { width: weeks * CELL, height: 7 * CELL, className: 'cells' }, [nothing, paths]);
    return html `<div class="calendar" style="max-width:${weeks * MOST_PIXELS}px">${drawing}${timeAxis(times)}</div>${legend(states)}`;
}

;// CONCATENATED MODULE: ./build/report/render/html/lanes.js




const LANE = 10;
const EDGE = 12;
function lanes({ lanes: all, states, fromMs, toMs, nowMs }, { label }) {
    const inner = scale(fromMs, toMs, WIDTH - 2 * EDGE);
    const x = (ms) => EDGE + inner(ms);
    const middle = (lane) => lane * LANE + LANE / 2;
    const rails = all.map((_, lane) => html `M0 ${middle(lane)}H${WIDTH}`);
    const chains = all.flatMap(({ marks, isChain }, lane) => {
        const [first, last] = [marks[0], marks.at(-1)];
        if (isChain !== true || first === undefined || last === undefined)
            return [];
        return [html `M${x(first.atMs)} ${middle(lane)}H${x(last.atMs)}`];
    });
    const dots = states.map(({ hue }, state) => {
        const d = all.flatMap(({ marks }, lane) => places(marks.filter((mark) => mark.state === state).map(({ atMs }) => x(atMs))).map((at) => html `M${at} ${middle(lane)}h0`));
        return d.length === 0 ? '' : html `<path class="dots ${hueClass(hue)}" d="${d}"/>`;
    });
    const height = all.length * LANE;
    const drawing = [
        html `<path class="grid" d="${rails}"/>`,
        nowMs === undefined ? '' : html `<path class="limit" d="M${x(nowMs)} 0V${height}"/>`,
        chains.length === 0 ? '' : html `<path class="chain" d="${chains}"/>`,
        dots,
    ];
    const names = all.map(({ name }) => html `<span>${name}</span>`);
    const picture = svg({ label }, { width: WIDTH, height, className: 'tracks' }, drawing);
    const times = timeTicks(fromMs, toMs).map((tick) => ({
        ...tick,
        at: x(fromMs + (tick.at / 100) * (toMs - fromMs)) / (WIDTH / 100),
    }));
    return html `<div class="rows"><div class="names" aria-hidden="true">${names}</div><div class="box" style="--lanes:${all.length}">${picture}</div>${timeAxis(times)}</div>${legend(states)}`;
}
function places(of) {
    return [...new Set(of)];
}

;// CONCATENATED MODULE: ./build/report/render/html/steps.js



function meters({ meters: all }, { label }) {
    const rows = all.map(({ name, value, most, text, hue }) => {
        const share = Math.min(1, value / (most || 1));
        const drawing = svg({ label: `${label} ${name}: ${text}` }, { width: 100, height: 10, className: 'meter' }, [
            html `<path class="nothing" d="M0 0H100V10H0Z"/>`,
            html `<path class="solid ${hueClass(hue)}" d="M0 0H${Math.round(share * 1_000) / 10}V10H0Z"/>`,
        ]);
        return html `<li><span>${name}</span><span class="quiet">${text}</span>${drawing}</li>`;
    });
    return html `<ul class="meters">${rows}</ul>`;
}
function ladder({ rungs }) {
    const rows = rungs.map(({ name, tone, state, text }) => html `<tr><th scope="row">${icon(tone)}<span>${name}</span></th><td class="state">${state}</td><td>${text}</td></tr>`);
    const head = html `<thead class="unseen"><tr><th scope="col">step</th><th scope="col">state</th><th scope="col">what is known</th></tr></thead>`;
    return html `<table class="ladder">${head}<tbody>${rows}</tbody></table>`;
}

;// CONCATENATED MODULE: ./build/report/render/html/charts.js






function chartOf({ title, sentence, chart, table }, { level, tableOf }) {
    const said = sentence === '' ? '' : html `<p>${sentence}</p>`;
    const heading = level === 2 ? html `<h2>${title}</h2>` : html `<h3>${title}</h3>`;
    const figures = chart.kind === 'ladder' || table.rows.total === 0
        ? ''
        : html `<details class="data"><summary>Table<span class="unseen"> of ${title}</span></summary>${tableOf(table)}</details>`;
    const label = sentence === '' ? title : `${title}: ${sentence}`;
    return html `<figure class="chart of-${chart.kind}" aria-label="${title}"><figcaption>${heading}${said}</figcaption>${drawingOf(chart, label)}${figures}</figure>\n`;
}
function drawingOf(chart, label) {
    switch (chart.kind) {
        case 'curves':
            return curves(chart, { label });
        case 'bars':
            return bars(chart, { label });
        case 'days':
            return days(chart, { label });
        case 'lanes':
            return lanes(chart, { label });
        case 'meters':
            return meters(chart, { label });
        case 'ladder':
            return ladder(chart);
    }
}

;// CONCATENATED MODULE: ./build/report/render/html/blocks.js





const MOST_ROWS = 2_000;
const FIT_ON_PHONE = 4;
function blocksOf(blocks, links, level) {
    const out = [];
    let charts = [];
    const flush = () => {
        if (charts.length > 0)
            out.push(html `<div class="charts">${charts}</div>\n`);
        charts = [];
    };
    for (const block of blocks) {
        if (block.kind === 'chart') {
            charts.push(chartOf(block, { level, tableOf: (table) => tableOf(table, links) }));
            continue;
        }
        flush();
        out.push(blockOf(block, links));
    }
    flush();
    return out;
}
function blockOf(block, links) {
    switch (block.kind) {
        case 'facts': {
            const rows = block.rows.map(([name, value]) => html `<div><dt>${name}</dt><dd>${line(value, links)}</dd></div>`);
            return html `<dl class="${block.isKey === true ? 'figures' : 'facts'}">${rows}</dl>\n`;
        }
        case 'table':
            return tableOf(block, links);
        case 'list': {
            const items = block.items.first(MOST_ROWS).map((item) => html `<li>${line(item, links)}</li>`);
            return html `<ul>${items}</ul>${more(block.items.total - items.length)}\n`;
        }
        case 'commands':
            return html `<pre>${block.text.split('\n').map((each) => html `${each}\n`)}</pre>\n`;
        case 'note':
            return html `<p class="note">${line(block.text, links)}</p>\n`;
    }
}
function tableOf(table, links) {
    const { columns, rows, more: cut } = (0,blocks/* shownTable */.oG)(table, { most: MOST_ROWS, optional: true });
    const isWide = columns.length > FIT_ON_PHONE;
    const head = columns.map(({ title, align }) => html `<th scope="col"${rightOf(align)}>${title}</th>`);
    const body = rows.map((row) => html `<tr>${row.map((cell, at) => cellOf(cell, columns[at], { isWide, links }))}</tr>`);
    const kind = isWide ? 'wide' : 'narrow';
    return html `<div class="scroll"><table class="${kind}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>${more(cut)}\n`;
}
function cellOf(cell, column, { isWide, links }) {
    const label = isWide ? html ` data-label="${column?.title}"` : '';
    return html `<td${rightOf(column?.align)}${label}>${line(cell, links)}</td>`;
}
function rightOf(align) {
    return align === 'right' ? html ` class="right"` : '';
}
function more(count) {
    return count > 0 ? html `<p class="quiet">… and ${(0,format/* grouped */.zD)(count)} more.</p>` : '';
}
function line(content, links) {
    return (0,blocks/* spansOf */.Ly)(content).map((span) => spanOf(span, links));
}
function spanOf({ text, code, strong, tone, to }, links) {
    const shown = code === true ? html `<code>${text}</code>` : strong === true ? html `<strong>${text}</strong>` : html `${text}`;
    const target = to === undefined ? undefined : links.get(to);
    const linked = target === undefined ? shown : html `<a href="#${target}">${shown}</a>`;
    return tone === undefined ? linked : html `<span class="tone">${icon(tone)}${linked}</span>`;
}

;// CONCATENATED MODULE: ./build/report/render/html/styles.js

const COLORS = `
:root{color-scheme:light dark;--page:#f5f6f4;--card:#fff;--ink:#1b2126;--quiet:#5a646d;--rule:#e2e5e6;--link:#1f5c99;
--good:#1c7a4d;--bad:#b3261e;--warn:#8f5f00;--off:#6b757e;--good-back:#e9f4ee;--bad-back:#fbeceb;--warn-back:#fbf3df;--off-back:#eef0f1;
--shade:#b3261e24;--hue-1:#2f6ea5;--hue-2:#6fa8c9;--hue-3:#3a9188;--hue-4:#b98a3c;--hue-5:#8a77b5;--hue-6:#98a2ab;--empty:#e9ecec}
@media screen and (prefers-color-scheme:dark){:root{--page:#111517;--card:#191e21;--ink:#e6eaec;--quiet:#a3adb5;--rule:#2d3438;--link:#86b9ea;
--good:#58bd88;--bad:#f0857c;--warn:#dcae4f;--off:#98a3ab;--good-back:#16291f;--bad-back:#331b19;--warn-back:#2c2412;--off-back:#22282c;
--shade:#f0857c33;--hue-1:#6aa7dc;--hue-2:#3f7191;--hue-3:#55b3a8;--hue-4:#cfa75d;--hue-5:#a797d1;--hue-6:#77828b;--empty:#252c30}}
.good{--tone:var(--good);--back:var(--good-back)}.bad{--tone:var(--bad);--back:var(--bad-back)}.warn{--tone:var(--warn);--back:var(--warn-back)}
pre{overflow-x:auto;margin:0 0 1em;padding:.8em 1em;border:1px solid var(--rule);background:var(--card);white-space:pre-wrap;overflow-wrap:anywhere}
.cancelled,.skipped{--tone:var(--off);--back:var(--off-back)}
.hue-1{--tone:var(--hue-1)}.hue-2{--tone:var(--hue-2)}.hue-3{--tone:var(--hue-3)}.hue-4{--tone:var(--hue-4)}.hue-5{--tone:var(--hue-5)}.hue-6{--tone:var(--hue-6)}
`;
const TEXT = `
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',sans-serif;
-webkit-text-size-adjust:100%;overflow-wrap:anywhere}
main,footer{max-width:1120px;margin:0 auto;padding:0 24px}
main{padding-top:32px}
h1,h2,h3,p,ul,dl,figure{margin:0;padding:0}
h1{font-size:2rem;line-height:1.2;font-weight:650;letter-spacing:-.015em;display:flex;gap:14px;align-items:flex-start;text-wrap:balance}
h1 .icon{width:36px;height:36px;margin-top:1px}
h2{font-size:1.3rem;line-height:1.3;font-weight:650;letter-spacing:-.01em;display:flex;gap:10px;align-items:flex-start}
h2 .icon{width:22px;height:22px;margin-top:3px}
h3,figcaption h2{font-size:1rem;font-weight:650;letter-spacing:0;line-height:1.5}
code{font:.92em ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace}
a{color:var(--link);text-underline-offset:3px}
a:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:3px;border-radius:3px}
.quiet,.note,figcaption p,footer{color:var(--quiet)}
.hero{background:var(--card);border:1px solid var(--rule);border-left:6px solid var(--tone);border-radius:12px;padding:28px 30px}
.lead{font-size:1.15rem;margin-top:12px;max-width:68ch}
.error{margin-top:16px;padding:12px 16px;border-radius:8px;background:var(--back);display:grid;gap:6px}
section{margin-top:28px}
section.part{margin-top:56px;padding-top:28px;border-top:1px solid var(--rule);scroll-margin-top:8px}
section>*+*,.fold>*+*{margin-top:14px}
section ul{padding-left:1.2em}
section ul:has(>li>.tone:first-child){list-style:none;padding-left:0}
summary{cursor:pointer}
.fold>summary{list-style:none;display:flex;align-items:baseline}
.fold>summary::-webkit-details-marker{display:none}
.fold>summary::before{content:'';flex:none;width:8px;height:8px;margin-right:12px;border:solid var(--quiet);border-width:0 2px 2px 0;
transform:rotate(-45deg) translateY(-3px)}
.fold[open]>summary::before{transform:rotate(45deg) translate(-3px,-3px)}
.fold h2{font-size:1.1rem}
.icon{width:18px;height:18px;flex:none}
.icon circle{fill:var(--tone)}
.icon path{fill:none;stroke:var(--card);stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.tone{display:inline-flex;gap:8px;align-items:flex-start}
.tone .icon{margin-top:3px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{font-size:.85rem;margin-top:48px;padding-top:16px;padding-bottom:40px}
`;
const BLOCKS = `
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr));gap:10px 28px}
.facts dt{color:var(--quiet);font-size:.85rem}
.facts dd,.figures dd{margin:0}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,155px),1fr));gap:12px}
.figures>div{background:var(--card);border:1px solid var(--rule);border-radius:12px;padding:14px 18px;display:flex;flex-direction:column}
.figures dt{color:var(--quiet);font-size:.85rem}
.figures dd{font-size:.88rem;line-height:1.4;color:var(--quiet)}
.figures dd strong,.figures dd .tone{display:block;font-size:1.5rem;font-weight:650;letter-spacing:-.015em;line-height:1.3;color:var(--ink)}
.figures dd .tone{display:flex;align-items:center;gap:8px}
.figures dd .tone .icon{margin:0}
.scroll{overflow-x:auto;background:var(--card);border:1px solid var(--rule);border-radius:12px}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:9px 16px}
thead th{color:var(--quiet);font-weight:500;font-size:.82rem}
tbody tr{border-top:1px solid var(--rule)}
.right{text-align:right;white-space:nowrap}
td,th{overflow-wrap:break-word}.wide td:first-child{min-width:11em}.tone a,td code{overflow-wrap:anywhere}
.right .tone{justify-content:flex-end}
@media (max-width:640px){
body{font-size:15px}main,footer{padding-left:16px;padding-right:16px}main{padding-top:16px}
.hero{padding:20px}h1{font-size:1.5rem;gap:10px}h1 .icon{width:28px;height:28px}.lead{font-size:1.02rem}
.figures{grid-template-columns:1fr 1fr}.figures>div{padding:12px 14px}.figures dd strong,.figures dd .tone{font-size:1.2rem}
th,td{padding:8px 12px}
table.wide,.wide tbody,.wide tr,.wide td{display:block}
.wide thead{position:absolute;display:block;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.wide tr{padding:10px 0}
.wide td{display:grid;white-space:normal;overflow-wrap:anywhere;grid-template-columns:8.5em 1fr;gap:10px;padding:3px 14px;text-align:left}
.wide td::before{content:attr(data-label);color:var(--quiet);font-size:.85em}
.wide td:empty{display:none}
.wide .right .tone{justify-content:flex-start}
}
`;
const CHARTS = `
.charts{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:16px}
.chart{background:var(--card);border:1px solid var(--rule);border-radius:12px;padding:18px 20px;display:flex;flex-direction:column;gap:14px;min-width:0}
.of-days,.of-ladder,.of-lanes{grid-column:1/-1}
figcaption p{font-size:.9rem;margin-top:2px}
.plot{display:grid;grid-template-columns:auto minmax(0,1fr);grid-template-rows:170px 20px;column-gap:8px}
.y{position:relative;width:4.4em;font-size:.75rem;color:var(--quiet)}
.y span{position:absolute;right:0;transform:translateY(50%);line-height:1;white-space:nowrap}
.x{position:relative;height:20px;font-size:.75rem;color:var(--quiet);grid-column:2}
.x span{position:absolute;top:5px;transform:translateX(-50%);line-height:1;white-space:nowrap}
.x .first{transform:none}.x .last{transform:translateX(-100%)}
.area{width:100%;height:170px;display:block;overflow:visible}
.area path,.tracks path{vector-effect:non-scaling-stroke}
.grid{fill:none;stroke:var(--rule);stroke-width:1}
.line{fill:none;stroke:var(--tone);stroke-width:1.6;stroke-linejoin:round}
.fill{fill:var(--tone);opacity:.16}
.breach{fill:var(--shade)}
path.limit{fill:none;stroke:var(--ink);stroke-width:1.4;stroke-dasharray:5 4;opacity:.75}
.solid{fill:var(--tone)}
.nothing{fill:var(--empty)}
.dots{fill:none;stroke:var(--tone);stroke-width:9;stroke-linecap:round}
.chain{fill:none;stroke:var(--quiet);stroke-width:1.5}
.calendar{width:100%}
.cells{width:100%;height:112px;display:block}
.rows{display:grid;grid-template-columns:fit-content(15em) minmax(0,1fr);column-gap:14px}
.names{display:grid;grid-auto-rows:26px;font-size:.85rem;line-height:26px;text-align:right}
.names span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.tracks{width:100%;height:calc(var(--lanes)*26px);display:block}
section .legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:4px 18px;font-size:.82rem;color:var(--quiet)}
.legend li{display:flex;align-items:center;gap:7px}
.legend i{width:10px;height:10px;border-radius:3px;background:var(--tone)}
.legend i.limit{height:0;width:16px;border-radius:0;border-top:2px dashed var(--ink);opacity:.75}
section .meters{list-style:none;padding:0;display:grid;gap:14px}
.meters li{display:grid;grid-template-columns:1fr auto;gap:4px 12px}
.meter{grid-column:1/-1;width:100%;height:10px;border-radius:5px}
.ladder th{font-weight:600;white-space:nowrap;display:flex;gap:10px;align-items:center;padding-left:0}
.ladder tbody tr:first-child{border-top:0}
.ladder .state{white-space:nowrap}
.ladder td:last-child{color:var(--quiet);padding-right:0}
.data>summary{font-size:.85rem;color:var(--link);width:fit-content}
.data .scroll{margin-top:10px;border-radius:8px;max-height:420px;overflow:auto}
@media (max-width:900px){.charts{grid-template-columns:minmax(0,1fr)}}
@media (max-width:640px){.chart{padding:16px 14px}.meters li{grid-template-columns:1fr}.rows{grid-template-columns:fit-content(7em) minmax(0,1fr);column-gap:10px}
.plot{grid-template-rows:140px 20px}.area{height:140px}.dots{stroke-width:7}
.ladder,.ladder tbody{display:block}.ladder th{white-space:normal}.ladder tr{display:grid;grid-template-columns:1fr auto;gap:2px 12px;padding:8px 0}.ladder th,.ladder td{padding:0}.ladder td:last-child{grid-column:1/-1;padding-left:28px}}
`;
const PRINT = `
@media print{
@page{margin:14mm}
:root{color-scheme:light;--page:#fff}
body{font-size:10.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
main,footer{max-width:none;padding-left:0;padding-right:0}main{padding-top:0}
.chart,.figures>div,.hero,tr{break-inside:avoid}
h2,figcaption{break-after:avoid}
section.part{break-before:page;margin-top:0;padding-top:0;border-top:0}
.data{display:none}
.fold::details-content{content-visibility:visible;display:block}
.fold>summary::before{display:none}
a{color:inherit;text-decoration:none}
}
`;
const STYLES = new Markup([COLORS, TEXT, BLOCKS, CHARTS, PRINT].join(''));

;// CONCATENATED MODULE: ./build/report/render/html/page.js







function renderHtml(document) {
    const links = linksOf(document.sections);
    const { title, tone, sentence, error, footer } = document;
    const page = html `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLES}</style>
</head>
<body>
<main>
<header class="hero ${tone}">
<h1>${icon(tone)}<span>${title}</span></h1>
${paragraph('lead', [sentence, error?.message ?? ''].filter((part) => part !== '').join(' '))}${errorOf(document)}</header>
${sectionsOf(document, links)}
${phasesOf(document, links)}</main>
<footer>
${paragraph('', (0,backups/* diagnosticsOf */.o)(document) ?? '')}<p>${footer}</p>
</footer>
</body>
</html>
`;
    return page.text;
}
function linksOf(sections) {
    const parts = sections.flatMap(({ part }) => part ?? []);
    return new Map(parts.map((part, at) => [part, `part-${at + 1}`]));
}
function paragraph(name, text) {
    return text === '' ? '' : html `<p class="${name}">${text}</p>\n`;
}
function errorOf({ error }) {
    if (error === undefined)
        return '';
    const hint = error.hint === undefined ? '' : html `<p><strong>What to do:</strong> ${error.hint}</p>`;
    return html `<div class="error">${hint}<p class="quiet">error <code>${error.code}</code></p></div>`;
}
function sectionsOf({ sections, warnings }, links) {
    const rest = sections.findIndex(({ tone }) => tone !== 'bad');
    const at = rest === -1 ? sections.length : rest;
    const list = {
        title: 'Warnings',
        tone: 'warn',
        blocks: [{ kind: 'list', extent: 'finding', items: (0,document_document/* many */._d)(warnings, (warning) => warning) }],
    };
    const all = [...sections.slice(0, at), ...(warnings.length === 0 ? [] : [list]), ...sections.slice(at)];
    return all.map((section) => sectionOf(section, links));
}
function sectionOf({ title, tone, fold, part, blocks }, links) {
    const content = blocksOf(blocks, links, title === undefined ? 2 : 3);
    if (title === undefined)
        return html `<section>${content}</section>\n`;
    const heading = html `<h2>${tone === undefined ? '' : icon(tone)}<span>${line(title, links)}</span></h2>`;
    if (part !== undefined)
        return html `<section class="part" id="${links.get(part)}">${heading}${content}</section>\n`;
    if (fold === undefined)
        return html `<section>${heading}${content}</section>\n`;
    const open = fold === 'open' ? html ` open` : '';
    return html `<section><details class="fold"${open}><summary>${heading}</summary>${content}</details></section>\n`;
}
function phasesOf({ phases, durationMs }, links) {
    if (phases.length === 0)
        return '';
    const columns = [{ title: 'phase' }, { title: 'time', align: 'right' }];
    const rows = (0,document_document/* many */._d)(phases, (each) => [each.phase, (0,format/* humanMs */.o0)(each.durationMs)]);
    const table = tableOf({ kind: 'table', extent: 'detail', columns, rows }, links);
    return html `<section><details class="fold"><summary><h2><span>How long: ${(0,format/* humanMs */.o0)(durationMs)}</span></h2></summary>${table}</details></section>\n`;
}


/***/ })

};
