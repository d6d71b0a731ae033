import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Verdict } from './judge.ts'
import { type Mutant, nameOf } from './mutant.ts'

type Judged = Verdict & { mutant: Mutant }
interface Line {
  name: string
  /** Of the text of the file, or of the line of the route table: what was judged in another has to be judged again. */
  sha256: string
  problem: string
  by: string
  cpuMs: number
}

/** Verdicts in a file of lines, so that a long run can be interrupted. Survivors are judged again each time. */
export class KeptVerdicts {
  readonly #path: string
  readonly #root: string
  readonly #texts = new Map<string, string>()

  constructor(path: string, root: string) {
    this.#path = path
    this.#root = root
  }

  ofKnown(mutants: readonly Mutant[]): Judged[] {
    if (!existsSync(this.#path)) return []
    const lines = readFileSync(this.#path, 'utf8').split('\n').filter(Boolean)
    const known = new Map(lines.map((line) => [keyOf(JSON.parse(line) as Line), line]))
    return mutants.flatMap((mutant, number) => {
      const line = known.get(keyOf(this.#signOf(mutant)))
      if (line === undefined) return []
      const { problem, by, cpuMs } = JSON.parse(line) as Line
      return [{ number, problem, by, cpuMs, mutant }]
    })
  }

  keep({ problem, by, cpuMs }: Verdict, mutant: Mutant): void {
    if (problem === null) return
    const line: Line = { ...this.#signOf(mutant), problem, by, cpuMs }
    appendFileSync(this.#path, `${JSON.stringify(line)}\n`)
  }

  #signOf(mutant: Mutant): Pick<Line, 'name' | 'sha256'> {
    const { file, what, from, to, kind } = mutant
    const text = this.#textOf(file)
    if (kind === 'needs') {
      const line = text.slice(text.lastIndexOf('{', from), to)
      return { name: `${file} ${what}`, sha256: digestOf(line) }
    }
    return { name: `${nameOf(mutant)} at ${from}`, sha256: digestOf(text) }
  }

  #textOf(file: string): string {
    const text = this.#texts.get(file) ?? readFileSync(join(this.#root, file), 'utf8')
    this.#texts.set(file, text)
    return text
  }
}

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')
const keyOf = ({ name, sha256 }: Pick<Line, 'name' | 'sha256'>) => `${sha256} ${name}`
