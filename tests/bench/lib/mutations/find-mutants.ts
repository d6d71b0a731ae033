import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mutateCalls } from './calls.ts'
import type { Mutant } from './mutant.ts'
import { mutateNamed, mutateTable } from './named.ts'
import { NO_HOLES } from './no-checks.ts'
import { mutateRefusals } from './refusals.ts'
import { mutateSql } from './sql.ts'

/**
 * Where nobody asks for anything: what is published is cut later, migrations are history, and what administrators are told
 * of accounts and grants lets nothing through.
 */
const APART =
  /^server\/(?:(?:publish|sample|doctor|openapi|storage\/(?:migrations|embedded))\/|accounts\/(?:list-accounts|preview-grant))/

/** Every permission check of the server, in an order that only changes with the program. */
export function findMutants(root: string): Mutant[] {
  const read = (file: string) => readFileSync(join(root, file), 'utf8')
  const scanned = serverFiles(root).flatMap((file) => {
    const text = read(file)
    if (file.endsWith('.sql')) return mutateSql(file, text)
    return [...mutateCalls(file, text), ...mutateRefusals(file, text), ...mutateSql(file, text)]
  })
  return [...mutateTable(read), ...mutateNamed(read), ...scanned].filter(isHole)
}

const isHole = ({ file, what }: Mutant): boolean =>
  !NO_HOLES.some((known) => known.file.test(file) && known.text.test(what))

export function serverFiles(root: string): string[] {
  return readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' })
    .map((file) => `server/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.(?:ts|sql)$/.test(file) && !APART.test(file))
    .sort()
}
