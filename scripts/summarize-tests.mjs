// Prints only `N passed, N failed` on the last line, from vitest's JSON report (the first argument) and the exit code of the test
// command (the second). A file that could not be loaded counts as one failure, because none of its tests were counted. So does an
// exit code that no test explains, such as an error outside all tests. Exits 1 on a failure, on a skipped test, and if nothing
// ran.
import { readFileSync } from 'node:fs';

let report;
try {
  report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
} catch (error) {
  console.log(`no test results: ${error.message}\n0 passed, 1 failed`);
  process.exit(1);
}

const results = report.testResults.flatMap((file) => file.assertionResults);
const count = (...statuses) => results.filter((result) => statuses.includes(result.status)).length;
const broken = report.testResults.filter(
  (file) => file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
);
const skipped = results.filter((result) => !['passed', 'failed'].includes(result.status));

for (const file of broken) console.log(`could not run: ${file.name}: ${file.message.split('\n')[0]}`);
for (const result of skipped) console.log(`skipped: ${result.fullName}`);
const passed = count('passed');
let failed = count('failed') + broken.length;
if (failed === 0 && process.argv[3] !== '0') {
  console.log(`the test command ended with exit code ${process.argv[3]} though no test failed: see its output`);
  failed = 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || skipped.length > 0 || passed === 0 ? 1 : 0);
