export { cropToShape, type Paper, paperOf } from './paper.ts'
export { download, toBlob } from './save-file.ts'
export { takeMap } from './take-map.ts'
export { writePdf } from './write-pdf.ts'
