/** Whether an `Accept-Encoding` names gzip without refusing it (`q=0`). */
export const acceptsGzip = (header = '') => /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(header)
