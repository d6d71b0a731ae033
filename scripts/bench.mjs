import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildServer } from './lib/build-server.mjs'
import { buildWeb } from './lib/build-web.mjs'
import { installPackages } from './lib/install.mjs'
import { fail, ROOT, run, TYPESCRIPT } from './lib/run.mjs'

const SUFFIX = '.bench.ts'
const names = readdirSync(join(ROOT, 'tests/bench'))
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length))
const given = process.argv.slice(2)
const name = given[0]?.startsWith('-') ? undefined : given[0]
const args = name === undefined ? given : given.slice(1)

if (given[0] === '--help') {
  console.log(
    `Usage: npm run bench [-- [name] [options]]\nBenchmarks: ${names.join(', ')}\nOptions: --size town|district, --data <folder>, --seconds <n>, --minutes <n>`,
  )
  process.exit(0)
}
if (name !== undefined && !names.includes(name)) {
  fail(`There is no benchmark "${name}", only ${names.join(', ')}.`, 2)
}
installPackages()
buildWeb()
buildServer()
for (const chosen of name ? [name] : names) {
  console.log(`— ${chosen}`)
  const code = run(process.execPath, [...TYPESCRIPT, `tests/bench/${chosen}${SUFFIX}`, ...args])
  if (code !== 0) fail(`The benchmark ${chosen} has failed.`, code)
}
