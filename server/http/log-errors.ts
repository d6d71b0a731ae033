interface LoggedError {
  type: string
  message: string
  code?: string
  stack?: string
  constraint?: string
  table?: string
}

/**
 * An error as the log may have it. PostgreSQL's errors carry the row and the parameters that they are about (`detail`,
 * `where`, values in the message), which may be a person's: what is kept is closed.
 */
export function logError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'Something was thrown' }
  const { code, constraint, table } = error as Error & Record<string, unknown>
  const message = withoutValues(error.message)
  const stack = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    message,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(typeof table === 'string' && { table }),
    ...(stack && { stack: [message, ...stack].join('\n') }),
  }
}

/** Text in quotes after a colon is what PostgreSQL says a value with; numbers that may be a person's are struck out. */
export function withoutValues(text: string): string {
  return text
    .replace(/: "[\s\S]*"/g, ': …')
    .replace(/(?<![\dA-Za-z])(\d{17}[\dXx]|1\d{10})(?![\dA-Za-z])/g, '…')
}
