import { Refusal } from '../../data/contracts/index.ts'

/** One sentence for what the file system says of a folder that was to be written to; other errors as they are. */
export function explainFailure(error: unknown, folder: string): unknown {
  const { code = '' } = error as NodeJS.ErrnoException
  const reason = REASONS[code]
  if (error instanceof Refusal || reason === undefined) return error
  const what = code === 'ENOSPC' || code === 'EDQUOT' ? `The disk of ${folder}` : folder
  return new Refusal(500, 'target', `${what} ${reason}.`)
}

const REASONS: Record<string, string> = {
  ENOSPC: 'is full: free some space and try again',
  EDQUOT: 'has no room left for this user: free some space and try again',
  EROFS: 'is read-only',
  EACCES: 'may not be written by this user',
  EPERM: 'may not be written by this user',
  EEXIST: 'cannot be a folder because a file is in its way',
  ENOTDIR: 'cannot be a folder because a file is in its way',
}
