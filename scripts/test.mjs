import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildServer } from './lib/build-server.mjs'
import { buildWeb } from './lib/build-web.mjs'
import { installPackages } from './lib/install.mjs'
import { runTool } from './lib/run.mjs'
import { provideTestPrograms } from './lib/test-programs.mjs'

const VITEST = 'vitest/vitest.mjs'

installPackages()
const chromium = provideTestPrograms()
buildWeb()
buildServer()
const filters = process.argv.slice(2)
const output = mkdtempSync(join(tmpdir(), 'onemap-results-'))
const total = { passed: 0, failed: 0, skipped: 0 }

for (const project of ['unit', 'flow', 'browser']) {
  if (project === 'browser' && !chromium) {
    console.log('Browser tests are skipped: there is no Chromium on this machine.')
    total.skipped += countTests(project)
  } else add(runProject(project))
}
rmSync(output, { recursive: true, force: true })
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed > 0 ? 1 : 0)

function runProject(project) {
  console.log(`— ${project} tests`)
  const file = join(output, `${project}.json`)
  const code = runTool(VITEST, [
    ...['run', '--project', project, '--passWithNoTests', ...filters],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
  ])
  return { code, ...readResults(file) }
}

function readResults(file) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
      JSON.parse(readFileSync(file, 'utf8'))
    const unloadable = testResults.filter(
      (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
    )
    return {
      passed: numPassedTests,
      failed: numFailedTests + unloadable.length,
      skipped: numPendingTests + numTodoTests,
    }
  } catch (error) {
    console.error(`The results cannot be read: ${error.message}`)
    return { passed: 0, failed: 0, skipped: 0 }
  }
}

/** What fails outside of a test (a set-up, an unhandled error) counts as one failure. */
function add({ code, passed, failed, skipped }) {
  total.passed += passed
  total.skipped += skipped
  total.failed += failed > 0 || code === 0 ? failed : 1
}

function countTests(project) {
  const file = join(output, `${project}-list.json`)
  const env = { ...process.env, ONEMAP_NO_BROWSER: '1' }
  runTool(VITEST, ['list', '--project', project, `--json=${file}`, ...filters], {
    env,
    stdio: 'ignore',
  })
  try {
    return JSON.parse(readFileSync(file, 'utf8')).length
  } catch {
    // The list is only for the count.
    return 0
  }
}
