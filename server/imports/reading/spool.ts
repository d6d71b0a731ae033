import { closeSync, createReadStream, openSync, writeSync } from 'node:fs'

const FLUSH_CHARACTERS = 1 << 20

/** Lines of JSON on disk, so that a file of any size needs little memory. Close it before reading. */
export class Spool {
  readonly #path: string
  readonly #file: number
  #pending = ''
  lines = 0

  constructor(path: string) {
    this.#path = path
    this.#file = openSync(path, 'w')
  }

  write(value: unknown): void {
    this.#pending += `${JSON.stringify(value)}\n`
    this.lines++
    if (this.#pending.length > FLUSH_CHARACTERS) this.#flush()
  }

  close(): void {
    this.#flush()
    closeSync(this.#file)
  }

  read<Line>(): AsyncGenerator<Line> {
    return readLines<Line>(this.#path)
  }

  #flush(): void {
    writeSync(this.#file, this.#pending)
    this.#pending = ''
  }
}

/** Not with `node:readline`: that also breaks lines at U+2028, which JSON leaves as it is. */
export async function* readLines<Line>(path: string): AsyncGenerator<Line> {
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') yield JSON.parse(line) as Line
  }
  if (rest !== '') yield JSON.parse(rest) as Line
}
