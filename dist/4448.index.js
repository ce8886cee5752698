export const id = 4448;
export const ids = [4448];
export const modules = {

/***/ 74448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openStorage: () => (/* binding */ openStorage)
/* harmony export */ });
/**
 * Opens a destination; only the driver of its kind is loaded. Nothing is asked of the storage yet.
 * @throws {RestorableError} INPUT_INVALID when the URL is not one of its kind
 */
async function openStorage(spec, host) {
    switch (spec.scheme) {
        case 'file':
            return (await __webpack_require__.e(/* import() */ 8940).then(__webpack_require__.bind(__webpack_require__, 98940))).openFilesystemStorage(spec.url, host);
        case 'sftp':
            return (await __webpack_require__.e(/* import() */ 6003).then(__webpack_require__.bind(__webpack_require__, 36003))).openSftpStorage(spec.url, host);
        case 's3':
            return (await __webpack_require__.e(/* import() */ 2753).then(__webpack_require__.bind(__webpack_require__, 32753))).openS3Storage(spec.url, host);
        case 'azure':
            return (await __webpack_require__.e(/* import() */ 7655).then(__webpack_require__.bind(__webpack_require__, 67655))).openAzureStorage(spec.url, host);
    }
}


/***/ })

};
