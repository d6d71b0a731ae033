import type { StoredFile, StoredTable } from './backup-format.ts'
import type { Snapshot } from './snapshot.ts'
import { copyTable, countRows, type Table } from './tables.ts'
import { type BackupWriter, writeFile } from './write-file.ts'

export interface DumpedTables {
  tables: StoredTable[]
  files: StoredFile[]
}

/** Every table of the snapshot, largest first, as many at a time as there are connections. */
export async function dumpTables(
  writer: BackupWriter,
  { clients }: Snapshot,
  tables: readonly Table[],
  onBytes: (table: string, count: number) => void,
): Promise<DumpedTables> {
  const waiting = [...tables]
  const dumped: DumpedTables = { tables: [], files: [] }
  const failed = new AbortController()
  const work = async (client: Snapshot['clients'][number]) => {
    for (let table = waiting.shift(); table && !failed.signal.aborted; table = waiting.shift()) {
      const { name, columns } = table
      const rows = await countRows(client, name)
      const pieces = copyTable(client, table)
      const { stored, sha256 } = await writeFile(writer, `tables/${name}`, pieces, (count) =>
        onBytes(name, count),
      )
      dumped.tables.push({ name, columns, rows, sha256, file: stored.path })
      dumped.files.push(stored)
    }
  }
  const lanes = clients.map((client) =>
    work(client).catch((error: unknown) => {
      failed.abort(error)
      throw error
    }),
  )
  for (const end of await Promise.allSettled(lanes)) {
    if (end.status === 'rejected') throw failed.signal.reason
  }
  dumped.tables.sort((a, b) => (a.name < b.name ? -1 : 1))
  return dumped
}
