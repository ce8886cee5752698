export const id = 4987;
export const ids = [4987];
export const modules = {

/***/ 24987:
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
            return (await __webpack_require__.e(/* import() */ 7967).then(__webpack_require__.bind(__webpack_require__, 27967))).openFilesystemStorage(spec.url, host);
        case 'sftp':
            return (await __webpack_require__.e(/* import() */ 4221).then(__webpack_require__.bind(__webpack_require__, 24221))).openSftpStorage(spec.url, host);
        case 's3':
            return (await __webpack_require__.e(/* import() */ 3753).then(__webpack_require__.bind(__webpack_require__, 43753))).openS3Storage(spec.url, host);
        case 'gs':
            return (await __webpack_require__.e(/* import() */ 9950).then(__webpack_require__.bind(__webpack_require__, 9950))).openGoogleStorage(spec.url, host);
        case 'rclone':
            return (await __webpack_require__.e(/* import() */ 9655).then(__webpack_require__.bind(__webpack_require__, 19655))).openRcloneStorage(spec.url, host);
        case 'azure':
            return (await __webpack_require__.e(/* import() */ 9339).then(__webpack_require__.bind(__webpack_require__, 19339))).openAzureStorage(spec.url, host);
    }
}


/***/ })

};
