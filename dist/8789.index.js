export const id = 8789;
export const ids = [8789];
export const modules = {

/***/ 58789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   serverOf: () => (/* binding */ serverOf)
/* harmony export */ });
/* harmony import */ var _parts_network_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34173);
/* harmony import */ var _url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26905);
/* harmony import */ var _url_parameters_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97278);



function serverOf(url) {
    const { host, port, sslMode } = (0,_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseMysqlUrl */ .LM)(url);
    (0,_parts_network_js__WEBPACK_IMPORTED_MODULE_0__/* .requireTunnelledHost */ .n5)(host);
    if (sslMode === 'VERIFY_IDENTITY') {
        throw (0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .Gq)("Through a tunnel the tools of MySQL and MariaDB can't verify the server's name, as ssl-mode requires.", 'Use ssl-mode=VERIFY_CA with ssl-ca=FILE of an authority that signs only for servers like yours (such as that of Amazon RDS). Or leave out ssl-mode: SSH protects the connection to the bastion.');
    }
    return { host, port, socketName: undefined };
}


/***/ }),

/***/ 34173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WX: () => (/* binding */ findAddresses),
/* harmony export */   gL: () => (/* binding */ BEHIND_TUNNEL),
/* harmony export */   mB: () => (/* binding */ ipv6Failure),
/* harmony export */   n5: () => (/* binding */ requireTunnelledHost)
/* harmony export */ });
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40610);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77030);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22193);



const NEAR = new node_net__WEBPACK_IMPORTED_MODULE_1__.BlockList();
NEAR.addSubnet('127.0.0.0', 8, 'ipv4');
NEAR.addSubnet('10.0.0.0', 8, 'ipv4');
NEAR.addSubnet('172.16.0.0', 12, 'ipv4');
NEAR.addSubnet('192.168.0.0', 16, 'ipv4');
NEAR.addSubnet('169.254.0.0', 16, 'ipv4');
NEAR.addSubnet('100.64.0.0', 10, 'ipv4');
NEAR.addAddress('::1', 'ipv6');
NEAR.addSubnet('fc00::', 7, 'ipv6');
NEAR.addSubnet('fe80::', 10, 'ipv6');
const BEHIND_TUNNEL = { isNear: true, isIpv6Only: false };
function requireTunnelledHost(host) {
    if (/^[A-Za-z0-9_:][A-Za-z0-9_.:-]*$/.test(host))
        return;
    const what = host.startsWith('/') ? 'names a Unix socket' : 'has a host that is neither a name nor an address';
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('INPUT_INVALID', `A tunnel needs a host to connect to, but the database's URL ${what}.`, {
        hint: 'Name the server as the bastion resolves it: postgres://user:password@db.internal:5432/name.',
    });
}
const UNREACHED = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'ETIMEDOUT', 'EAFNOSUPPORT']);
async function findAddresses(server) {
    if (server.host.startsWith('/'))
        return { isNear: true, isIpv6Only: false };
    let addresses;
    try {
        addresses = await node_dns__WEBPACK_IMPORTED_MODULE_0__.promises.lookup(server.host, { all: true });
    }
    catch (cause) {
        const hidden = await node_dns__WEBPACK_IMPORTED_MODULE_0__.promises.resolve6(server.host).catch(() => []);
        if (hidden.length > 0)
            throw ipv6Only(server, cause);
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('DATABASE_HOST_UNKNOWN', `The host of ${server.shown} can't be resolved.`, {
            hint: 'Check its spelling. A service container is reached by its label in container jobs and at localhost otherwise.',
            cause,
        });
    }
    return {
        isNear: addresses.every(({ address }) => NEAR.check(address, (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(address) === 6 ? 'ipv6' : 'ipv4')),
        isIpv6Only: addresses.every(({ family }) => family === 6),
    };
}
function ipv6Failure(code, addresses, server, cause) {
    if (!addresses.isIpv6Only || !UNREACHED.has(code) || (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(server.host) === 6)
        return undefined;
    return ipv6Only(server, cause);
}
function ipv6Only(server, cause) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RestorableError */ .s$('DATABASE_IPV6_ONLY', `The host of ${server.shown} has only IPv6 addresses.`, {
        hint: "This machine has no IPv6, like GitHub's runners. Use the provider's IPv4 host or session pooler (Supabase: pooler.supabase.com, port 5432).",
        cause,
    });
}


/***/ })

};
