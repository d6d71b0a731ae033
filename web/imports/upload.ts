import type { ErrorBody, ImportJob } from '../../data/contracts/index.ts'
import { ApiError } from '../api.ts'

export interface UploadFields {
  crs?: string
  encoding?: string
  /** Name of a sheet or layer. */
  part?: string
  name?: string
  /** Where the rows are to go, and whose they are: the import desk. */
  target?: string
  sender?: string
}

/**
 * `POST /api/imports` with the bytes counted as they leave: `fetch` cannot tell.
 * @throws ApiError as `api.ts` does; status 0 = interrupted.
 */
export function uploadFiles(
  files: readonly File[],
  fields: UploadFields,
  onProgress: (sentBytes: number) => void,
  signal: AbortSignal,
): Promise<ImportJob> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/imports')
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = (event) => onProgress(event.loaded)
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as ImportJob)
      else reject(refusalOf(request))
    }
    request.onerror = () => reject(new ApiError(0, 'interrupted', 'The upload was interrupted.'))
    signal.addEventListener('abort', () => request.abort())
    request.send(formOf(files, fields))
  })
}

function formOf(files: readonly File[], fields: UploadFields): FormData {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) if (value) form.append(key, value)
  for (const file of files) form.append('file', file, file.name)
  return form
}

function refusalOf(request: XMLHttpRequest): ApiError {
  const { status, statusText, responseText } = request
  if (!responseText.startsWith('{"error"')) {
    return new ApiError(status, 'unexpected', `${status} ${statusText}`)
  }
  const { error } = JSON.parse(responseText) as ErrorBody
  return new ApiError(status, error.code, error.message, error.details)
}
