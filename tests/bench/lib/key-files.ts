import { copyFileSync, existsSync, renameSync } from 'node:fs'

/** What lies beside a data folder and belongs to it: without its keys nobody reads what is encrypted in it. */
export const keyFiles = (dataDir: string): string[] =>
  ['.key', '.key.audit', '.audit-heads.jsonl', '.audit-heads.jsonl.pub'].map((end) => dataDir + end)

export const copyKeys = (from: string, to: string): void => each(from, to, copyFileSync)

export const moveKeys = (from: string, to: string): void => each(from, to, renameSync)

function each(from: string, to: string, act: (from: string, to: string) => void): void {
  const targets = keyFiles(to)
  for (const [i, file] of keyFiles(from).entries()) if (existsSync(file)) act(file, targets[i]!)
}
