/** What a row's sealed values are bound to: moved to another row they do not open. */
export const secretContext = (job: string, row: number): string =>
  `import_row|${job.replace(/~$/, '')}|${row}`
