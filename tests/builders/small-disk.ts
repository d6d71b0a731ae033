import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

export interface SmallDisk {
  /** From now on the folder `under` takes no more than `room` bytes, or nothing at all where `code` is not ENOSPC. */
  fill(under: string, code: string, room: number): void
  /** As any other folder again. */
  empty(): void
  /** Node's own functions are back. */
  remove(): void
}

/** Lets the file functions of this process fail as a disk without room does, without filling one. */
export function smallDisk(): SmallDisk {
  const real = { open: fs.promises.open, mkdirSync: fs.mkdirSync }
  let disk: { under: string; code: string; room: number } | undefined
  const diskOf = (path: unknown) =>
    disk !== undefined && String(path).startsWith(disk.under) ? disk : undefined

  fs.promises.open = async (path, flags, mode) => {
    const full = String(flags).startsWith('w') ? diskOf(path) : undefined
    if (full !== undefined && full.code !== 'ENOSPC') throw failure(full.code, 'open')
    const file = await real.open(path, flags, mode)
    if (full === undefined) return file
    const writeFile = file.writeFile.bind(file)
    file.writeFile = async (data, options) => {
      full.room -= (data as Uint8Array).length
      if (full.room < 0) throw failure(full.code, 'write')
      return writeFile(data, options)
    }
    return file
  }
  fs.mkdirSync = ((path: fs.PathLike, options: fs.MakeDirectoryOptions) => {
    const full = diskOf(path)
    if (full !== undefined && full.code !== 'ENOSPC') throw failure(full.code, 'mkdir')
    return real.mkdirSync(path, options)
  }) as typeof fs.mkdirSync
  syncBuiltinESMExports()

  return {
    fill: (under, code, room) => {
      disk = { under, code, room }
    },
    empty: () => {
      disk = undefined
    },
    remove: () => {
      fs.promises.open = real.open
      fs.mkdirSync = real.mkdirSync
      syncBuiltinESMExports()
    },
  }
}

const failure = (code: string, what: string) =>
  Object.assign(new Error(`${code}: as the system says it, ${what}`), { code })
