import { spawn, spawnSync } from 'node:child_process'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Prints one sentence and ends with this code. */
export function fail(sentence, code = 1) {
  console.error(sentence)
  process.exit(code)
}

/** Runs a program with our terminal; answers its exit code. */
export function run(program, args, options = {}) {
  const result = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit', ...options })
  if (result.error) fail(`${program} cannot be run: ${result.error.message}`)
  return result.status ?? 1
}

/** Runs Node with these arguments; a signal to us is a signal to it, its end is ours. */
export function becomeNode(args, options = {}) {
  const child = spawn(process.execPath, args, {
    stdio: 'inherit',
    ...options,
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('error', (error) => fail(`node cannot be run: ${error.message}`))
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0))
  })
}

/** Node's arguments for running TypeScript from any folder. */
export const TYPESCRIPT = [
  '--import',
  new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url).href,
]

/** Runs a program that came with npm ci, from wherever it lies. */
export function runTool(path, args, options = {}) {
  return run(process.execPath, [join(ROOT, 'node_modules', path), ...args], options)
}
