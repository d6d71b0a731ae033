import type { Progress } from './command.ts'

const LINE_EVERY_MS = 2_000
const DRAW_EVERY_MS = 100
const BAR_CELLS = 24

/** A bar that redraws itself on a terminal; elsewhere a plain line now and then. */
export function createProgress(out: NodeJS.WriteStream): Progress {
  return out.isTTY ? barProgress(out) : lineProgress(out)
}

function barProgress(out: NodeJS.WriteStream): Progress {
  let lastDraw = 0
  let lastLabel = ''
  return {
    update: (label, done, total) => {
      const now = Date.now()
      const isWhole = done !== undefined && done === total
      if (label === lastLabel && !isWhole && now - lastDraw < DRAW_EVERY_MS) return
      lastDraw = now
      lastLabel = label
      const line = total
        ? `${bar(done ?? 0, total)} ${describe(label, done, total)}`
        : describe(label, done)
      out.write(`\r\u001b[2K${line.slice(0, Math.max(20, (out.columns || 80) - 1))}`)
    },
    finish: (line) => {
      lastLabel = ''
      out.write(`\r\u001b[2K${line}\n`)
    },
  }
}

function lineProgress(out: NodeJS.WriteStream): Progress {
  let lastLine = 0
  return {
    update: (label, done, total) => {
      const now = Date.now()
      if (now - lastLine < LINE_EVERY_MS) return
      lastLine = now
      out.write(`${describe(label, done, total)}\n`)
    },
    finish: (line) => {
      out.write(`${line}\n`)
    },
  }
}

function describe(label: string, done?: number, total?: number): string {
  if (done === undefined) return label
  const count = done.toLocaleString('en')
  return total ? `${label} ${count}/${total.toLocaleString('en')}` : `${label} ${count}`
}

function bar(done: number, total: number): string {
  const full = Math.round(Math.min(1, done / total) * BAR_CELLS)
  return `${'█'.repeat(full)}${'░'.repeat(BAR_CELLS - full)}`
}
