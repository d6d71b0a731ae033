import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Verdict } from './judge.ts'
import { type Mutant, nameOf } from './mutant.ts'

type Judged = Verdict & { mutant: Mutant }
interface Line {
  name: string
  /** Of the text of the file: what was judged in another text has to be judged again. */
  sha256: string
  problem: string
  by: string
  cpuMs: number
}

/** Verdicts in a file of lines, so that a long run can be interrupted. Survivors are judged again each time. */
export class KeptVerdicts {
  readonly #path: string
  readonly #root: string
  readonly #digests = new Map<string, string>()

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
    const { file, from } = mutant
    let sha256 = this.#digests.get(file)
    sha256 ??= createHash('sha256')
      .update(readFileSync(join(this.#root, file)))
      .digest('hex')
    this.#digests.set(file, sha256)
    return { name: `${nameOf(mutant)} at ${from}`, sha256 }
  }
}

const keyOf = ({ name, sha256 }: Pick<Line, 'name' | 'sha256'>) => `${sha256} ${name}`
