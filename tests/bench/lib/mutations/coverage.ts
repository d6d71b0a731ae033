import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which mutants each trial comes by. */
export interface Coverage {
  /** Digests of the program and of the questions that it was found with. */
  program: string
  questions: string
  opening: number[]
  trials: number[][]
  problems: string[]
  /** By path; those that judged nothing yet are missing. */
  tests: Record<string, TestCoverage>
}

export interface TestCoverage {
  /** Of the text of the test. */
  digest: string
  cpuMs: number
  reached: number[]
}

/** What was found before in the same program, without tests that have changed since. */
export function readCoverage(path: string, program: string): Coverage | undefined {
  if (!existsSync(path)) return undefined
  const found = JSON.parse(readFileSync(path, 'utf8')) as Coverage
  if (found.program !== program) return undefined
  const isSame = ([test, { digest }]: [string, TestCoverage]) =>
    existsSync(test) && digestOf(test) === digest
  return { ...found, tests: Object.fromEntries(Object.entries(found.tests).filter(isSame)) }
}

export const keepCoverage = (path: string, coverage: Coverage): void =>
  writeFileSync(path, JSON.stringify(coverage))

export const digestOf = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex')

export function digestOfFolders(...folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
    for (const name of names) {
      const path = join(folder, name)
      if (statSync(path).isFile()) hash.update(name).update(readFileSync(path))
    }
  }
  return hash.digest('hex')
}
