import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Mutant } from './mutant.ts'

const ROOT = resolve(import.meta.dirname, '../../../..')
const SWITCH = 'tests/bench/lib/mutations/switch.mjs'
const COPIED = ['data', 'server', 'tests', 'scripts', 'package.json', 'tsconfig.json', 'docs']

/** Copies the program into a folder, every mutant in it and each behind a switch of its number. */
export function copyWithMutants(mutants: readonly Mutant[], folder: string): void {
  for (const path of COPIED) cpSync(join(ROOT, path), join(folder, path), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  const byFile = new Map<string, [Mutant, number][]>()
  mutants.forEach((mutant, number) => {
    byFile.set(mutant.file, [...(byFile.get(mutant.file) ?? []), [mutant, number]])
  })
  for (const [file, own] of byFile) {
    const text = withSwitches(readFileSync(join(ROOT, file), 'utf8'), own)
    // Threads and commands find the switch by themselves.
    const head = file.endsWith('.ts') ? `import '${relative(dirname(file), SWITCH)}'\n` : ''
    writeFileSync(join(folder, file), head + text)
  }
}

interface Insertion {
  at: number
  /** Of the stretch that it opens or closes: the longer ones open first and close last. */
  length: number
  opens: boolean
  text: string
}

/** Stretches may lie in each other, but not overlap. */
function withSwitches(text: string, mutants: readonly [Mutant, number][]): string {
  const insertions = mutants.flatMap(([mutant, number]): Insertion[] => {
    const { from, to } = mutant
    const [before, after] = switchOf(mutant, number, text)
    const length = to - from
    return [
      { at: from, length, opens: true, text: before },
      { at: to, length, opens: false, text: after },
    ]
  })
  insertions.sort(
    (a, b) =>
      a.at - b.at ||
      Number(a.opens) - Number(b.opens) ||
      (a.opens ? b.length - a.length : a.length - b.length),
  )
  let result = ''
  let at = 0
  for (const insertion of insertions) {
    result += text.slice(at, insertion.at) + insertion.text
    at = insertion.at
  }
  return result + text.slice(at)
}

function switchOf(
  { kind, put, from, to }: Mutant,
  number: number,
  text: string,
): [before: string, after: string] {
  if (kind === 'sql') return [`/*m${number}:*/`, `/*:m${number}*/`]
  if (kind === 'needs') {
    const key = text.slice(from, to).split(':')[0]!
    return [`get ${key}() { return isMutant(${number}) ? (${put}) : ({ `, ` }).${key} }`]
  }
  // A statement of its own must not look like the arguments of the line before.
  const start = isStatement(text, from) ? 'void ' : ''
  return [`${start}(isMutant(${number}) ? (${put}) : (`, '))']
}

function isStatement(text: string, from: number): boolean {
  const line = text.lastIndexOf('\n', from - 1)
  if (text.slice(line + 1, from).trim() !== '') return false
  return /[\w)\]}'"`]$/.test(text.slice(0, line).trimEnd())
}
