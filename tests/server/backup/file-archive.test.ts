import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { archiveFiles, unarchiveFiles } from '../../../server/backup/file-archive.ts'
import { localPackFolder } from '../../../server/storage/pack-folder.ts'
import { parsePackPath } from '../../../server/storage/pack-paths.ts'

const isPack = (path: string) => parsePackPath(path) !== undefined

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(archive: Buffer, size: number): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for await (const { path, bytes } of unarchiveFiles(
    inPieces(archive, size),
    'packs/SCHOOL',
    isPack,
  )) {
    files[path] = Buffer.from(bytes).toString()
  }
  return files
}

async function archiveOf(files: Record<string, string>): Promise<Buffer> {
  const root = mkdtempSync(join(tmpdir(), 'onemap-archive-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const folder = localPackFolder(root)
  for (const [path, text] of Object.entries(files)) await folder.write(path, [Buffer.from(text)])
  const pieces: Buffer[] = []
  for await (const piece of archiveFiles(folder, Object.keys(files))) pieces.push(piece)
  return Buffer.concat(pieces)
}

const FILES = {
  'SCHOOL/330199001/7.fgb': 'a pack\nwith lines',
  'SCHOOL/330199001/7.grids': '',
  'SCHOOL/330199001/7.z12.fgb': 'x'.repeat(5_000),
  'SCHOOL/330199002/9.fgb': '{"path":"SCHOOL/330199001/8.fgb","bytes":3}\nabc',
}

test.each([1, 7, 1_000, 100_000])('files come back out of pieces of %i bytes', async (size) => {
  expect(await read(await archiveOf(FILES), size)).toEqual(FILES)
})

test('an archive that is cut short is refused by its name', async () => {
  const archive = await archiveOf(FILES)
  for (const length of [10, 60, 80, archive.length - 1]) {
    await expect(read(archive.subarray(0, length), 500)).rejects.toThrow(/packs\/SCHOOL/)
  }
})

test('a name without an end is refused before it fills the memory', async () => {
  const piece = Buffer.alloc(1_000, 'x')
  let sent = 0
  async function* endless() {
    for (; sent < 1_000; sent++) yield piece
  }
  const reading = unarchiveFiles(endless(), 'packs/SCHOOL', isPack).next()
  await expect(reading).rejects.toThrow(/damaged/)
  expect(sent).toBeLessThan(100)
})

test.each(['../../etc/passwd', '/etc/cron.d/x', 'SCHOOL/330199001/../7.fgb', 'a.fgb'])(
  'a path that is none of a pack is refused: %s',
  async (path) => {
    const archive = Buffer.from(`${JSON.stringify({ path, bytes: 1 })}\nx`)
    await expect(read(archive, 500)).rejects.toThrow(/damaged/)
  },
)
