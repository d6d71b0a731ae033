import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { GUARDS } from './calls.ts'
import { findMutants, serverFiles } from './find-mutants.ts'
import { inOneLine, isRemark, lineOf, type Mutant } from './mutant.ts'
import { NO_CHECKS, NO_HOLES } from './no-checks.ts'

/** What decides who may: each place of it has to lie in a mutant, or to be known as none. */
const DECIDES: Readonly<Record<'ts' | 'sql', readonly RegExp[]>> = {
  ts: [
    /\.(?:areas|grades|grants)\.(?:some|every|filter|find|length|includes)\b/g,
    /\b(?:userId|owner|by)\b\)?\s*(?:===|!==) (?!undefined|'')|(?:===|!==)\s*[\w.]*\b(?:userId|owner|by)\b/g,
    /\b\w*(?:[gG]rade|[sS]ensitivity)\b\)*\s*[<>]=?\s|(?<!=)[<>]=?\s+[\w.]*(?:GRADE|[gG]rade|[sS]ensitivity)\b/g,
    /(?<!=> )\bhasPurpose\b(?=\s*(?:\)|&&|\|\||\?))/g,
    /PERMISSIONS\[/g,
    /\.startsWith\((?:area|place|within|prefix)\b/g,
    /\b(?:must_?change_?password|mustChangePassword|mustEnrol|disabled)\b(?=\s*(?:&&|\|\||\? |\)))/g,
  ],
  sql: [
    /like any\(/g,
    /(?<!sub)\blayer = any\(/g,
    /\bowner (?:=|in) /g,
    /(?<!set )\b(?:account\.)?disabled\b(?! = |,)/g,
    /\b\w*expires_at [<>]/g,
    /\bvalid_to > now|\bvalid_from <= now/g,
    /\b(?:purpose_until|locked_until|last_seen_at) >/g,
    /\b(?:used_at|confirmed_at) is /g,
    /(?<!set )\b(?:token_hash|code_hash|last_step) (?:=|<)(?! 0)/g,
    /starts_with\(/g,
  ],
}
/** Functions that are asked about rights: each has to be a guard, or to be known as none. */
const ASKED = /export (?:async )?function (\w+)\([^{]*?\b(?:Scope|LayerScope|SignedIn)\b/g

export interface Unguarded {
  file: string
  line: number
  text: string
}

/** Places that look like a check of rights which no mutant takes out. */
export function findUnguarded(root: string): Unguarded[] {
  const mutants = findMutants(root)
  return serverFiles(root).flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const own = mutants.filter((one) => one.file === file)
    return [...openPlaces(file, text, own), ...openFunctions(file, text)].filter(
      (place) => !isKnown(place),
    )
  })
}

function openPlaces(file: string, text: string, mutants: readonly Mutant[]): Unguarded[] {
  const patterns = file.endsWith('.sql') ? DECIDES.sql : [...DECIDES.ts, ...DECIDES.sql]
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .filter(({ index }) => !isRemark(text, index))
    .filter(({ index }) => !mutants.some(({ from, to }) => from <= index && index < to))
    .map(({ index }) => placeAt(file, text, index))
}

function openFunctions(file: string, text: string): Unguarded[] {
  if (!file.startsWith('server/security/')) return []
  return [...text.matchAll(ASKED)]
    .filter(([, name]) => !GUARDS.includes(name!))
    .map(({ index }) => placeAt(file, text, index))
}

function placeAt(file: string, text: string, index: number): Unguarded {
  const from = text.lastIndexOf('\n', index) + 1
  const line = text.slice(from, text.indexOf('\n', index))
  return { file, line: lineOf(text, index), text: inOneLine(line.trim()) }
}

const isKnown = ({ file, text }: Unguarded): boolean =>
  [...NO_CHECKS, ...NO_HOLES].some((known) => known.file.test(file) && known.text.test(text))
