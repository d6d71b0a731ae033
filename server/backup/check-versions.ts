import { Refusal } from '../../data/contracts/index.ts'
import { type Migration, readMigrations } from '../storage/migrate.ts'
import type { Manifest } from './backup-format.ts'

/** The migrations that the backup was made at; refuses one of a newer or of another program. */
export function migrationsOf(
  { migrations, program }: Manifest,
  known: readonly Migration[] = readMigrations(),
): { before: readonly Migration[]; after: readonly Migration[] } {
  for (const [i, { number, name, hash }] of migrations.entries()) {
    const ours = known[i]
    if (!ours) {
      throw new Refusal(
        409,
        'backup-newer',
        `This backup was made by a newer OneMap (${program}, database at ${migrations.at(-1)!.name}): restore it with that one.`,
      )
    }
    if (ours.number !== number || ours.hash !== hash) {
      throw new Refusal(
        409,
        'backup-differs',
        `This backup was made with another text of ${name}: it belongs to another version of this program (${program}).`,
      )
    }
  }
  return { before: known.slice(0, migrations.length), after: known.slice(migrations.length) }
}
