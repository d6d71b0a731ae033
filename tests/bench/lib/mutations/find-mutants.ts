import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mutateCalls } from './calls.ts'
import type { Mutant } from './mutant.ts'
import { mutateNamed, mutateTable } from './named.ts'
import { mutateSql } from './sql.ts'

/** Not on the way of a request of somebody: commands, background work, and the making of what is cut later. */
const APART =
  /\/(?:migrations|backup|publish|sample|doctor|openapi|audit|storage|accounts|export)\/|command\.ts$|background\.ts$|(?:demo-accounts|one-time-password|select-accounts|count-administrators|administrators|sign-in-policy|setup)\.(?:ts|sql)$/

/** Every permission check of the server, each taken out in turn. */
export function findMutants(root: string): Mutant[] {
  const read = (file: string) => readFileSync(join(root, file), 'utf8')
  const files = readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' })
    .map((file) => `server/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.(?:ts|sql)$/.test(file) && !APART.test(file))
    .sort()
  const scanned = files.flatMap((file) => {
    const text = read(file)
    return [...(file.endsWith('.ts') ? mutateCalls(file, text) : []), ...mutateSql(file, text)]
  })
  return [...mutateTable(read), ...mutateNamed(read), ...scanned]
}
