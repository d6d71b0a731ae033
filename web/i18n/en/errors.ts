/** Refusals of the server by their code, as readers meet them. */
export const errors = {
  busy: 'The server is busy. Please try again in a moment.',
  'bad-query': 'This cannot be looked up. Please put it differently, or shorter.',
  'bad-request': 'The server did not understand this. Please reload the page and try again.',
  invalid: 'Something that was filled in is not as it should be. Please check it and try again.',
  'too-large': 'The file is larger than the server accepts. Compress or cut it and try again.',
  'too-many-files': 'Too many files at once. Please send them in several goes.',
  'malformed-upload': 'The upload arrived incomplete. Please try again.',
  'no-file': 'No file has arrived. Please choose it again.',
  'unknown-field':
    'The upload holds something that the server does not know. Please reload the page and try again.',
  'layer-exists': 'There is a layer of this name already. Please choose another name.',
  'import-state': 'This import has moved on meanwhile. Please refresh the list.',
  'cross-origin': 'This page was not opened from the server itself and cannot change data.',
  'too-many-requests': 'That was too much at once. Please wait a moment and try again.',
  'too-slow':
    'The connection was too slow or the reading took too long. Please try again, perhaps with less.',
  'base-map': 'The pictures of this base map cannot be fetched at the moment.',
  'pack-damaged': 'This layer is being published anew. Please try again in a moment.',
  'keys-locked':
    'This system was restored without its key file: encrypted data can be neither read nor written. Please ask whoever runs it.',
  'disk-full': 'A disk of the server is full: nothing was saved. Please tell whoever runs it.',
  'second-factor-locked':
    'Codes of the app cannot be checked: this system was restored without its key file. Please use a recovery code.',
  'not-permitted': 'Your account may not do this.',
  'database-gone': 'The database cannot be reached at the moment. Please try again later.',
  internal: 'Something went wrong on the server and has been noted. Please try again later.',
  'has-second-factor': 'This account already has a second factor.',
  'needs-second-factor': 'Your role requires a second factor, so it cannot be turned off.',
  'no-second-factor': 'This account has no second factor.',
  'purpose-needed': 'State first why you need to see personal data.',
  withdrawn: 'This right has been withdrawn; the download was stopped.',
  'malformed-json': 'The server did not understand this. Please reload the page and try again.',
  'not-json': 'The server did not understand this. Please reload the page and try again.',
  'not-multipart': 'The upload arrived incomplete. Please try again.',
  'encoded-body':
    'The server does not accept compressed requests. Please reload the page and try again.',
  'body-not-wanted': 'The server did not understand this. Please reload the page and try again.',
  'file-gone': 'The file is no longer on the server. Please upload it again.',
  'already-running': 'This is already running. Please wait until it has ended.',
}
