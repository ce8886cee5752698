/** One of the package's dictionaries: its entry would add those of names and of Wikipedia, which are larger. */
declare module '@zxcvbn-ts/language-en/dist/commonWords.json.mjs' {
  const commonWords: string[];
  export default commonWords;
}
