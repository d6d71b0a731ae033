import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Refusal } from '../../data/contracts/index.ts'
import { type GivenKey, MIN_PASSPHRASE_LENGTH } from './backup-key.ts'

/** The key file named, or the passphrase of ONEMAP_BACKUP_PASSPHRASE, or what is typed at the terminal. */
export async function askNewKey(keyFile: string | undefined): Promise<GivenKey> {
  if (keyFile !== undefined) return { kind: 'key-file', path: keyFile }
  const text = givenPassphrase() ?? (await askTwice())
  if (text.length >= MIN_PASSPHRASE_LENGTH) return { kind: 'passphrase', text }
  throw new Refusal(
    422,
    'weak-passphrase',
    `The passphrase must have at least ${MIN_PASSPHRASE_LENGTH} characters.`,
  )
}

/** For a backup that is closed with this kind of key. */
export async function askKey(
  keyFile: string | undefined,
  kind: 'passphrase' | 'key-file',
): Promise<GivenKey> {
  if (keyFile !== undefined) return { kind: 'key-file', path: keyFile }
  if (kind === 'key-file') return { kind: 'passphrase', text: '' }
  return { kind: 'passphrase', text: givenPassphrase() ?? (await type('Passphrase: ')) }
}

const givenPassphrase = () => process.env.ONEMAP_BACKUP_PASSPHRASE || undefined

async function askTwice(): Promise<string> {
  const text = await type('Passphrase for the backup: ')
  if ((await type('Once more: ')) === text) return text
  throw new Refusal(422, 'passphrase-differs', 'The two passphrases are not the same.')
}

async function type(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new Refusal(
      422,
      'no-passphrase',
      'There is no passphrase: set ONEMAP_BACKUP_PASSPHRASE or give --key-file.',
    )
  }
  process.stdout.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await lines.question('')
  } finally {
    lines.close()
    process.stdout.write('\n')
  }
}
