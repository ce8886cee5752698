/** Within the 50 connections of the SDKs. Ten thousand manifests of 30 ms each then take 6 s. */
export const HTTP_READS_AT_ONCE = 48;
