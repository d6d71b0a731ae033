import type { Keys } from '../../security/keys/index.ts'

/**
 * The key that an import's rows are sealed with while they wait, on disk and in the database. It is derived, so it is kept
 * nowhere, and rotations of the data keys do not touch it. Rows that are compared apart for a moment (`job~`) have the same.
 */
export const jobKey = (keys: Pick<Keys, 'cellSecret'>, job: string): Buffer =>
  keys.cellSecret(`import|${job.replace(/~$/, '')}`)

/** For what a sender calls its rows: equality alone. */
export const numberKey = (keys: Pick<Keys, 'cellSecret'>): Buffer => keys.cellSecret('import-key')
